# Pages in a browser: the room screen, the joining page, and what goes wrong on them.

## Every page
web-product = Alongside
web-skip = Skip to the main part
web-look = How this page looks
web-look-colours = Colours
web-look-text = Size of text
web-look-kept = Your choice stays on this device.
web-theme-light = Light
web-theme-cream = Cream
web-theme-dark = Dark
web-theme-contrast = High contrast
web-text-usual = Usual text
web-text-big = Bigger text

## When something does not work
web-heading-not-found = We could not find that
web-heading-refused = That did not work
web-heading-our-side = Something went wrong on our side
web-heading-not-ready = Please wait a moment
web-not-ready = This page is not ready yet. Please load it again in a moment.
web-no-such-page = There is no page at this address. Part of the address may be missing. Please check it, or ask an organiser for the link again.
web-no-such-meeting = There is no meeting at this address. Part of the address may be missing, or the meeting was removed. Please ask an organiser for the link again.
web-cannot-do-that = This page cannot do that. Nothing was changed. Please go back and try again.
web-from-another-site = This came from another website, so nothing was changed. Please open the page again from your own link and try again.
web-not-a-form = We could not read what was sent. Nothing was saved. Please go back and try again.
web-too-many-files = These are too many files at once. Nothing was saved. Please send { $most } at most, and the rest after that.
web-too-large = That is more than this page can take. Nothing was saved. Please go back and make it shorter.
web-unexpected = This is not your fault. We do not know if anything was saved, so please look before you try again. If it happens again, tell an organiser this reference: { $reference }.

## The room screen
web-room-page-title = Room screen: { $title }
web-room-now = Now
web-room-next = Next
web-room-next-item = { $title }, about { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
}
web-room-last = This is the last thing on the agenda.
web-room-break-until = Back at about { $time }
web-room-before = Welcome. We have not started yet.
web-room-co-chairs = Co-chairs: { $names }
web-room-agenda = The agenda
web-room-agenda-line = about { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
}
web-room-more = And { $count } more. See them all on the joining page.
web-room-no-agenda = The co-chairs are still making the agenda.
web-room-not-yet = We have started. The first item comes soon.
web-room-all-done = That is everything on the agenda.
web-room-after = Thank you for taking part
web-room-ended = This meeting has ended.
web-room-carried-over = { $count ->
    [one] 1 thing that we did not reach moves to the next meeting.
   *[other] { $count } things that we did not reach move to the next meeting.
}
web-room-cancelled = This meeting is cancelled
web-room-cancelled-for = It was planned for { $when }.
web-room-cancelled-why = Why: { $reason }
web-room-cancelled-ask = If you have a question, please ask an organiser.
web-room-join = Join from home
web-room-join-phone = Take part on your phone
web-room-no-address = There is no address yet that phones can open. Please ask whoever runs Alongside to set it.
web-room-join-how = Point a phone camera here
web-room-join-code = QR code of this address
web-room-join-code-words = A phone camera that is pointed at this code opens the page. The address is { $address }
web-room-join-address = The address to take part
web-room-lost = We have lost the connection. This is the last picture we had. It will come back by itself.
web-room-held = This picture is held. It does not change until you let it go.
web-room-settings = Screen settings
web-room-interpreter = Keep a side clear for an interpreter
web-interpreter-none = No
web-interpreter-left = Left side
web-interpreter-right = Right side
web-room-picture = The picture
web-room-hold = Hold this picture
web-room-blank = Blank the screen
web-room-keys = Use the keys P (hold) and B (blank)
web-room-unblank = The screen is blank. Press here to show it again.
web-spoken-before = { $title }. It starts on { $when }.
web-spoken-item = Now: { $title }, about { $minutes ->
    [one] 1 minute.
   *[other] { $minutes } minutes.
}
web-spoken-break = We have a break of about { $minutes ->
    [one] 1 minute.
   *[other] { $minutes } minutes.
}
web-spoken-break-until = We have a break. We are back at about { $time }.
web-spoken-next = Next: { $title }, about { $minutes ->
    [one] 1 minute.
   *[other] { $minutes } minutes.
}
web-spoken-next-break = Next: a break of about { $minutes ->
    [one] 1 minute.
   *[other] { $minutes } minutes.
}
web-spoken-after = This meeting has ended. Thank you for taking part.
web-spoken-cancelled = This meeting is cancelled.

## The joining page
web-join-page-title = Take part: { $title }
web-when-uk = { $starts } to { $ends }, UK time
web-when-elsewhere = { $starts } to { $ends }, time in { $zone }
web-join-live = This meeting is on now. You can still join.
web-join-ended = This meeting has ended. Thank you to everyone who took part.
web-join-cancelled-why = Why: { $reason }
web-join-moved = The date of this meeting has changed. Why: { $reason }
web-join-cancelled = This meeting is cancelled. If you have a question, please ask an organiser.
web-join-was-planned = It was planned for this time
web-join-when = When
web-join-where = Where
web-join-co-chairs = Co-chairs
web-join-purpose = What it is about
web-join-calendar = Put it in your calendar
web-join-how = How to take part
web-join-how-help = Choose what suits you best. You can change your mind at any time, on the day too.
web-join-room = In the room
web-join-online = From home, by video
web-join-open-link = Open the video meeting
web-join-link-words = The address is { $link }
web-join-phone = By phone
web-join-phone-help = Ring { $phone }. You do not need the internet.
web-join-part = On your own phone or computer, without Discord
web-join-part-words = You need no account. Before the meeting, say how you come, suggest what to talk about, and support what others suggest. On the day, vote and ask to speak.
web-join-part-open = Take part here
web-join-part-once = If you use Discord, please take part there, so that you count once.
web-join-discord = In Discord
web-join-discord-steps = Press a button under the announcement to say how you come. You can change it at any time.
web-join-discord-suggest = To suggest something to talk about, type /agenda suggest and send it.
web-join-discord-agenda = To see the agenda and support an idea, type /agenda show and send it.
web-join-discord-open = Open the announcement in Discord
web-join-agenda = The agenda
web-join-agenda-help = All times are about right. We may be a little early or late.
web-join-no-agenda = The co-chairs are still making the agenda. It will be shown here.
web-join-from-members = { $members } of the { $items ->
    [one] 1 item
   *[other] { $items } items
} came from members.
web-join-waiting = { $count ->
    [one] 1 more suggestion waits for the co-chairs.
   *[other] { $count } more suggestions wait for the co-chairs.
}
web-join-step-time = From about { $time }, for about { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
}
web-join-now = Happening now
web-join-answers = What became of other suggestions
web-join-answer-why = Why: { $reason }
