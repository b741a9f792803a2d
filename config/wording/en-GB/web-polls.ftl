# Polls on the room screen and on phones, and the phone page itself.

## On every page
web-polls-votes = { $count ->
    [one] 1 vote
   *[other] { $count } votes
}
web-polls-points = { $count ->
    [one] 1 point
   *[other] { $count } points
}
web-polls-dots = { $count ->
    [one] 1 dot
   *[other] { $count } dots
}
web-polls-first = { $count ->
    [one] 1 first choice
   *[other] { $count } first choices
}
web-polls-more = And { $count } more
web-polls-closes-at = It closes at { $time }.
web-polls-other-answers = Other answers
web-polls-added-by-voter = An answer that a voter added
web-polls-spoken = The poll “{ $question }”. { $time }
web-polls-spoken-result = The result of the poll “{ $question }”. { $result }
web-polls-screen-lost = People in the room cannot see it.

## The ballot
web-polls-legend-one_choice = Choose one
web-polls-legend-several_choices = { $least ->
    [1] Choose from one to { $most }
   *[other] Choose from { $least } to { $most }
}
web-polls-legend-yes_no = Choose one
web-polls-legend-consent = Choose one
web-polls-legend-fist_of_five = How much do you like it?
web-polls-legend-score = Give each answer a score from 0 to 5
web-polls-legend-ranked = Put the answers in order
web-polls-legend-dots = { $most ->
    [one] You have 1 dot to give
   *[other] You have { $most } dots to share out
}
web-polls-no-place = No place
web-polls-no-score = No score
web-polls-place = { $place ->
    [1] 1st
    [2] 2nd
    [3] 3rd
    [21] 21st
    [22] 22nd
    [23] 23rd
    [31] 31st
    [32] 32nd
    [33] 33rd
    [41] 41st
    [42] 42nd
    [43] 43rd
   *[other] { $place }th
}
web-polls-same-place = Two answers have the place number { $place }. Your vote was not stored. Please give each place once and send it again.
web-polls-instead = Or say this instead:
web-polls-reason-optional = Your reason, if you want to give one
web-polls-reason-asked = Please tell us why
web-polls-reason-change = If you need to change it: what should change?

## The room screen
web-polls-vote-now = Vote now
web-polls-closing = Closing soon
web-polls-paused = Paused

## The phone page
web-phone-title = Take part: { $title }
web-phone-help = Ask a facilitator
web-phone-help-words = In the room, put up your hand. At home, write in the chat or ring the meeting. A facilitator can help you, or enter your vote for you.
web-phone-door = Vote and follow the meeting on this phone.
web-phone-door-kept = You need no account and no password. We keep no name. This phone is known for this meeting only.
web-phone-door-discord = Are you in this group on Discord? Then type /here there, and press “{ $button }”. So you count as one person.
web-phone-door-shared = This tablet goes from one person to the next. Each person votes for themself.
web-phone-join = Join this meeting
web-phone-join-shared = Join as a shared tablet
web-phone-shared = This is a shared tablet
web-phone-shared-words = For one tablet that is handed round. After each vote it asks for the next person.
web-phone-told = For you
web-phone-told-read = I have read this
web-phone-over = This meeting is over. Thank you to everyone who took part.
web-phone-before = The meeting has not started yet.
web-phone-after = The meeting has ended. Thank you for taking part.
web-phone-between = The meeting is on.
web-phone-break = We have a break now.
web-phone-item = Now: { $title }
web-phone-no-poll = There is nothing to vote on now.
web-phone-load-again = Load this page again to see what is new.
web-phone-send = Send my vote
web-phone-send-change = Send my new vote
web-phone-change = Change my vote
web-phone-in = Your vote is in.
web-phone-chose = You chose: { $answer }
web-phone-vote-until = You can change it until { $time }. Your last vote counts.
web-phone-vote-until-close = You can change it until the poll closes. Your last vote counts.
web-phone-vote-final = It cannot be changed now.
web-phone-receipt-title = Your vote is in: { $question }
web-phone-pass-on = Please press the button, then hand the tablet on.
web-phone-next = Next person
web-phone-back = Back to the meeting
web-phone-so-far = The votes so far
web-phone-rules = How it works
web-phone-add = Add an answer
web-phone-add-label = Your answer, which others can then choose too
web-phone-add-send = Add it
web-phone-results = Results
web-phone-where = Where you are
web-phone-side-room = You are here, in the room.
web-phone-side-remote = You are here, from home.
web-phone-side-phone = You are here, by phone.
web-phone-side-none = You have not said that you are here, or you have left.
web-phone-say-room = I am in the room
web-phone-say-remote = I am at home
web-phone-say-phone = I am on the phone
web-phone-leave = Leave this meeting
web-phone-changed = Something changed. Show it
web-polls-from-idea = From the idea “{ $title }”
