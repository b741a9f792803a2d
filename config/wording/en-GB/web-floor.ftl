# The floor on phones, at the console and on the room screen.
web-floor-heading = Speak, or have it read out
web-floor-read-out-label = Your words. Somebody reads them out when it is your turn.
web-floor-send = Send
web-floor-point-words = A point of order is about how the meeting runs, such as “I cannot hear you”. It goes first.
web-floor-point-send = Make a point of order
web-floor-cards = Cards
web-floor-cards-words = Anybody can hold up a card. Nobody is told that it is yours.
web-floor-card-down = Take down: { $card }
web-floor-questions = Questions
web-floor-support = I want to know that too
web-floor-named = Show my name with it
web-floor-rest = When you need a moment
web-floor-first-known = This is your first meeting. Welcome. Only you are told that, and you come early in the queue.
web-floor-done-read-out = Your words are in the queue. They are an equal turn.
web-floor-done-question = Your question is in. Those who run the meeting see it now.
web-floor-done-support = You are counted: you want to know that too.
web-floor-done-question-back = Your question is taken back.
web-floor-done-private-question = Your question is sent. Only the person you chose sees it.
web-floor-done-private-answered = Stored. Who asked is told that it is answered.
web-floor-done-supporter = People can now choose you for a question in private. They see your name.
web-floor-done-supporter-stop = People cannot choose you any more.
web-floor-done-ask-for = They are in the queue, and can take it back.
web-floor-done-ask-for-back = You took it back. They are out of the queue.
web-floor-done-not-first = Stored: this is not your first meeting.
web-floor-done-back = Welcome back. Your place in the queue is as it was.
web-floor-done-first = Welcome. We are glad that you are here. You come early in the queue if you want to speak.
web-floor-done-card = Your card is up. Those who run the meeting see it now.
web-floor-done-card-down = Your card is down.
web-floor-done-take-back = You are out of the queue. You can ask again at any time.
floor-you-have-it = You have the floor. Take the time you need.
floor-you-have-spoken = You have spoken. Thank you.
floor-waiting = { $count ->
    [one] 1 person is waiting to speak.
   *[other] { $count } people are waiting to speak.
}

web-phone-parts = On this page
web-phone-part-floor = Speak
web-phone-part-cards = Cards
web-phone-part-rest = Pause
web-floor-mend = Go to it
web-floor-of-me = Asked of you, in private
web-floor-for = You asked for { $name }.
web-floor-for-number = Number { $number } in the queue.
web-floor-for-resting = They take a pause, and the place is kept.
web-floor-for-open = Ask for somebody I support
web-floor-for-words = They join the same queue as everyone. They are told that you asked, and can take it back. Both names are kept.
web-floor-for-name = Their name
web-floor-for-known = The name is right, and they are here with me
web-floor-for-send = Ask for them
web-floor-card-named = Your name is shown with it.
web-floor-pause-words = Your place in the queue is kept. Nobody calls on you until you are back.
web-floor-my-questions = { $count ->
    [one] Your question
   *[other] Your { $count } questions
}
web-floor-question-waiting = Those who run the meeting have it.
web-floor-question-shown = It is shown to everyone.
web-floor-question-held = It is not shown for now, because: { $reason }
web-floor-to = Who sees your question?
web-floor-to-all = The people who run the meeting
web-floor-to-one = Only { $name }, with my name
web-floor-supporter = Be somebody people can ask
web-floor-supporter-words = People in this meeting can then choose you for a question in private. They see your name, and you see theirs.
web-floor-supporter-name = Your name, as people here know you
web-floor-not-first = It is not my first meeting

## The console
web-floor-run = Run the meeting
web-floor-item = Now and next
web-floor-no-item = The meeting is at no item.
web-floor-next-item = Next: { $title }
web-floor-queue = Who speaks
web-floor-no-cards = No card is up.
web-floor-seen = Done: take these down
web-floor-more = More for { $name }
web-floor-reason = Why now? The reason is kept.
web-floor-call-now = Call on them now
web-floor-drop = Take out of the queue
web-floor-turn-minutes = About how many minutes a turn has
web-floor-save = Save
web-floor-ask-for = Ask for somebody
web-floor-ask-for-words = Somebody in the room raised a hand, or wants words read out. They join the same queue as everyone.
web-floor-who = Who wants to speak?
web-floor-for-text = Words to read out, if they would rather not speak
web-floor-backs = { $count ->
    [one] 1 person backs it.
   *[other] { $count } people back it.
}
web-floor-words = Hard words
web-floor-points-all = All key points, and other words for them
web-floor-points-to-read = { $count ->
    [one] 1 person would change it. Read what they say
   *[other] { $count } people would change it. Read what they say
}
web-floor-screen-self = Show what the meeting is at
web-floor-screen-answers = Show “You said, we did”
web-screen-shows-blank = The room screen is blank.
web-screen-shows-point = The room sees a key point: “{ $what }”
web-screen-shows-poll = The room sees a poll: “{ $what }”
web-screen-shows-floor = The room sees: “{ $what }”
web-screen-shows-answers = The room sees “You said, we did”.
web-screen-shows-item = The room sees the item: “{ $what }”
web-screen-shows-break = The room sees that there is a break.
web-screen-shows-before = The room sees that the meeting has not started.
web-screen-shows-open = The room sees that the meeting is at no item.
web-screen-shows-after = The room sees that the meeting is over.
web-screen-shows-cancelled = The room sees that the meeting is cancelled.
web-screen-stands-still = The room screen is paused. What happens next is not shown until you let it go on.
web-floor-screen-hold = Pause the room screen
web-floor-screen-go-on = Let the room screen go on
web-floor-screen-blank = Make the room screen blank
web-floor-screen-on = Bring the picture back
web-floor-caption-label = Type captions, one line at a time
web-floor-caption-send = Show this line
web-floor-captions = The caption
floor-spoken-little = Less than a minute so far.
floor-spoken = { $minutes ->
    [one] About 1 minute so far.
   *[other] About { $minutes } minutes so far.
}
floor-spoken-long = About { $minutes } minutes so far, which is a full turn.
floor-break-by = Take a break by { $time }.
floor-break-now = A break is due since { $time }.
web-floor-not-sure = The connection was lost just then. We do not know if that was done. Please look at the page before you do it again.
web-floor-lost = No connection. What you see may be old. Go on: what you do waits here, and is sent in order once the connection is back.
web-floor-refused-late = This was sent when the connection came back, and could not be done:
web-floor-refused-why = Nothing was changed.
web-floor-refused-read = I have read this
web-floor-waiting-offline = No connection. This waits here, and is sent in order once it is back:
web-floor-start-heading = Before the start
web-floor-tick = It is done
web-floor-untick = Not done after all
web-console-done-floor-item = The meeting has moved, and the room screen follows.
web-console-done-floor-next = They have the floor.
web-console-done-floor-call = They have the floor, and your reason is kept.
web-console-done-floor-drop = They are out of the queue.
web-console-done-floor-finish = They have finished. Their turn is counted.
web-console-done-floor-put-back = They are back in their place.
web-console-done-floor-order = The order is stored.
web-console-done-floor-cards = These cards are down.
web-console-done-floor-question = The question is moved. The counts say so to everyone.
web-console-done-floor-screen = The room screen has changed.
web-console-done-floor-caption = The line is on the screen.
web-console-done-floor-ask-for = They are in the queue.
web-console-done-floor-tick = The list is stored.
web-console-done-floor-remote = It is stored who looks after people who are not in the room.
web-console-done-floor-start = The meeting has started.

## The room screen
web-floor-room-speaking = Speaking now
web-floor-room-read-out = Read out for { $name }
web-floor-room-word = What it means
web-floor-room-question = A question
web-floor-room-waiting = { $count ->
    [0] Nobody else is waiting.
    [one] 1 person is waiting to speak.
   *[other] { $count } people are waiting to speak.
}
web-floor-spoken-speaking = { $name } is speaking.
web-floor-no-meaning = Nobody has explained it yet.

## Keys of the console
web-keys = Keys for this page
web-keys-words = Everything here can be reached with Tab. If you like, single keys do the most common things too. They are off until you turn them on, and they rest while you type.
web-keys-use = Use single keys
web-keys-n = The next person speaks
web-keys-e = This turn is over
web-keys-i = Go on to the next item
web-keys-m = Five more minutes for this item
web-keys-p = Pause the room screen, or let it go on
web-keys-b = Make the room screen blank, or bring it back
web-keys-nothing = That key does nothing just now.
