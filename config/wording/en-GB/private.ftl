# Private links and pages.
private-door = Your private page
private-door-about = This link was made for you alone. It opens once, in this browser. The page stays open while you use it, for 12 hours at most.
private-door-open = Open my page
private-door-not-yours = If this link did not come to you from Alongside, please do not open it.
private-only-you = This page is yours. Discord does not keep what you write here. On a machine that others use, close the page when you have finished.
private-close = Close my page
private-closed = Your page is closed
private-closed-about = Nobody can open it again in this browser. To come back, ask for a new link in Discord.
private-no-such-link = This link does not lead to a private page. It may have been copied without its end. Please ask for a new one in Discord.
private-link-expired = This link has run out. Nothing was opened. Please ask for a new one in Discord.
private-link-used = This link was opened already, and it opens once. If you have the page open, go on there. If it was not you, tell an organiser, and ask for a new link in Discord.
private-link-closed = This link was closed, because you asked for a newer one or closed your pages. Please use the newest link, or ask for one in Discord.
private-not-open = This page is private, and this browser has not opened it. Nothing was shown or changed. Please open your own link, or ask for one in Discord.
private-page-ended = Your private page was closed. A page closes when it is not used for some time, and after 12 hours at the latest. What you just sent was not saved. Please ask for a new link in Discord.
private-too-many-links = You asked for many links just now: { $most } in an hour is the most. Nothing was changed. Please use your newest link, or try again in an hour.
private-no-address = The web pages have no address that other machines can open yet. Please ask whoever runs Alongside to set ALONGSIDE_PUBLIC_URL. You can go on here in Discord.
