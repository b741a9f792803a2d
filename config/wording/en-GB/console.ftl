# The way to the facilitator's console.
console-command = Get a private link to the console: polls, hands and who is here
console-link = This is your own link to the console of “{ $title }”. It opens once, in one browser, and works for 12 hours. Please do not pass it on.
console-link-button = Open the console
console-no-public-address = The console has no address that other machines can open yet. Please ask whoever runs Alongside to set ALONGSIDE_PUBLIC_URL. You can run polls here in Discord.
console-no-such-link = This link does not lead to a console. It may have been copied without its end. Please type /console in Discord to get a new one.
console-expired = This link to the console has run out. Nothing was changed. Please type /console in Discord to get a new one.
console-used = This link to the console was opened already, and it opens once. If that was not you, tell an organiser. Please type /console in Discord to get a new one.
console-not-opened = This browser has not opened the console yet. Nothing was changed. Please open your link again, or type /console in Discord.
console-role-lost = The console is for facilitators and co-chairs, and you are not one in this group now. Nothing was changed. If you should be, ask an organiser.
