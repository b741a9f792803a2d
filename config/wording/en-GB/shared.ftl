# Answers that any part of the product may give.
refusal = That cannot be done. Nothing was changed.
refusal-not-allowed = Your role in this group does not let you do that. Nothing was changed. If it should, ask an organiser.
refusal-not-found = We could not find that. It may have been removed. Nothing was changed.
refusal-no-room = There is no room left where Alongside keeps things. What you just sent was not saved. Please keep your words, and tell an organiser.
refusal-bad-input = We could not use what you typed. Nothing was saved. Please try again.
refusal-too-long = { $what } is too long: { $length } characters. The most is { $limit }. Nothing was saved. Please make it shorter and send it again.
refusal-empty = { $what } is empty. Nothing was saved. Please write something and send it again.
shared-page = Page { $page } of { $pages }
shared-not-everything = Not everything fits here.
shared-not-in-server = That works only in your group’s server, not in a direct message. Please try it there.
shared-unexpected = Something went wrong on our side. We do not know if your change was saved, so please look before you try again. If it happens again, tell an organiser this reference: { $reference }.
people-left-server = You are not in this group’s Discord server any more, so this page is closed to you. What you just sent was not saved. If you want to come back, ask an organiser for an invitation, and then for a new link in Discord.
people-own-role = Nobody can give a role to themself. Nothing was changed. Please ask another organiser.
people-last-organiser = A group needs at least one organiser. Nothing was changed. Make somebody else an organiser first.
groups-unknown-time-zone = We do not know a time zone called “{ $typed }”. Nothing was changed. In the United Kingdom it is Europe/London.
shared-forgotten-panel = This panel has gone to sleep. Nothing was changed. Please type the command again to get a new one.
shared-forgotten-form = We restarted while you were writing, so nothing was saved. We are sorry. Please open the form again.
shared-unknown-meeting = We could not tell which meeting “{ $typed }” is. Nothing was changed. Please choose one from the list that opens as you type.
shared-meeting-choice = { $title }, { $when }
shared-role-not-changed = Discord did not let the bot change their Discord role, so channels may look the same to them. /setup says how to mend it.
shared-typed-back = This is what you typed, so that you can copy it:
shared-typed-back-file = What you typed is in the file, so that you can copy it.

shared-button-open-page = Open my page
shared-private-link = This link is only for you, and works once. It opens a page of ours. What you write there is not stored by Discord.
