# The floor in Discord: the queue, cards, questions, hard words.
floor-hand-command = Ask to speak, have your words read out, or see your place
floor-card-command = Hold up a card: stop, slow down, agree, a break, a hard word
floor-question-command = Ask the people who run the meeting something, or see what was asked
floor-jargon-command = Ask what a word means, or see all hard words
floor-pause-command = Take a pause. Your place in the queue is kept. Type it again when you are back.
floor-floor-command = For facilitators: the queue, cards and questions
floor-card-words-command = For organisers: what each card means in your group
floor-option-read-out = Words to be read out for you. It is an equal turn.
floor-option-for = Ask for somebody else. They are told.
floor-option-new-person = Only if nobody has that name yet: it is right, and they are here with you
floor-new-person-how = Is it right, and are they here with you? Then type /hand again with the same name, and choose True under “new-person”.
floor-option-for-name = Somebody without a Discord account, by name
floor-option-card = Which card. Nobody is told that it is yours.
floor-option-question = Your question, without your name. Leave it empty for more choices.
floor-option-word = The word or the letters. Leave it empty for the whole list.

## The card in the meeting room
floor-card-heading = The floor
floor-card-over = The meeting is over. Thank you for speaking and for listening.
floor-queue-heading = **Next**
floor-queue-more = And { $count } more.
floor-question-line = Question: { $question }
floor-button-hand = I want to speak
floor-button-read-out = Read it out for me
floor-button-think = Hold my place, I am thinking
floor-button-my-place = My place
floor-button-point = Point of order
floor-button-question = Ask a question
floor-button-word = Ask about a word
floor-button-pause = I need a pause

## One’s own place
floor-not-waiting = You are not in the queue. You can speak, or your words can be read out for you. Both are equal turns.
floor-you-speak = You have the floor. Take the time you need.
floor-button-done = I have finished
floor-button-ready = I am ready
floor-button-take-back = Take it back
floor-asked-for = { $name } is number { $number } in the queue. You asked for them, and they are told. They can take it back.
floor-asked-for-resting = { $name } takes a pause. You asked for them, and their place in the queue is kept. They can take it back.
floor-taken-back-for = You took it back. They are out of the queue, and can ask again.
floor-read-out-form = Read it out for me
floor-read-out-field = Your words

## Cards and pauses
floor-card-is-up = “{ $card }” is up. Those who run the meeting see it now. Nobody is told that it is yours.
floor-card-is-up-named = “{ $card }” is up with your name, for those who run the meeting.
floor-card-is-down = “{ $card }” is down.
floor-button-card-down = Take it down
floor-button-card-named = Say that it is mine
floor-button-which-word = Say which word
floor-pausing = Take the time you need. If you wait to speak, your place is kept. Only those who run the meeting see that it is kept for you.
floor-button-back-again = I am back
floor-back-again = Welcome back. Your place in the queue is as it was.
floor-welcome = Welcome. We are glad that you are here. You come early in the queue if you want to speak. Nobody else is told that this is your first meeting.

floor-card-means = { $symbol } { $card }: { $meaning }

## Questions
floor-question-form = Ask a question
floor-question-field = Your question
floor-question-whose = Should your name stand beside it?
floor-question-unnamed = No, without my name
floor-question-named = Yes, with my name
floor-question-to = In private to one person
floor-question-label-to-help = Leave it empty to ask the people who run the meeting.
floor-question-in = Your question is in: “{ $question }”. Nobody is told that it is yours.
floor-question-in-named = Your question is in, with your name: “{ $question }”.
floor-question-private = Only { $name } sees your question: “{ $question }”. They are told that you asked them something.
floor-question-is-back = Your question is taken back.
floor-question-supported = You want to know that too: “{ $question }”. { $count ->
    [one] 1 person backs it.
   *[other] { $count } people back it.
}
floor-questions-none = Nobody has asked a question yet.
floor-questions-to-you-none = Nobody has asked you something in private.
floor-question-to-you = { $name } asks you: “{ $question }”
floor-question-you-asked = You asked { $name }: “{ $question }”
floor-question-answered-by = { $name } says that it is answered. You can ask again.
floor-question-with = Only { $name } sees it.
floor-button-private-answered = Answered: { $question }
floor-question-answer-told = Who asked is told that it is answered.
floor-button-question-back = Take it back
floor-button-support = Me too: { $question }
floor-supporters = People whom you can ask in private: { $names }.
floor-supporters-none = Nobody has said yet that you can ask them in private.
floor-support-offered = People in this meeting can now choose you for a question in private. They see your name.
floor-support-ended = People cannot choose you any more. What they asked you before is still here.
floor-button-support-offer = People can ask me in private
floor-button-support-stop = Nobody asks me in private
floor-button-to-me = Asked of me
floor-question-for-you = “{ $question }” ({ $count ->
    [one] 1 person backs it
   *[other] { $count } people back it
})
floor-question-by = Asked by { $name }.
floor-question-unnamed-by = Asked without a name.
floor-question-held-because = Held back, because: { $reason }
floor-button-question-show = Show it
floor-button-question-answered = It is answered
floor-button-question-hold = Hold it back
floor-hold-form = Hold the question back
floor-hold-field = Why? Who asked is told.

## Hard words
floor-word-form = Ask about a word
floor-word-field = The word or the letters
floor-word-means = **{ $word }**: { $meaning }
floor-word-unexplained = **{ $word }** is on the list of words to explain. Nobody is told who asked.
floor-meaning-waits = - { $meaning } ({ $count ->
    [one] 1 of 2 people finds it good
   *[other] { $count } of 2 people find it good
})
floor-button-explain = Explain it
floor-button-other-meaning = Say it better
floor-button-agree-meaning = Good: { $meaning }
floor-meaning-form = What does it mean?
floor-meaning-field = In plain words
floor-words-heading = Hard words
floor-words-unexplained = **Still to explain**
floor-words-none = No hard words yet. Ask about one with /jargon and the word.
floor-button-words-page = The list on a page of your own
floor-pick-word = Look at a word, or explain it

## For facilitators
floor-console-heading = Run the floor
floor-place-line = { $number }. { $name }: { $why }.
floor-card-by = { $card }: { $name }.
floor-button-next = Call { $name }
floor-button-finish = They have finished
floor-button-put-back = Not ready: back in the queue
floor-button-seen = Done: { $card }
floor-call-one = Call somebody out of turn
floor-set-order = Order of the queue
floor-pick-question = Decide about a question
floor-call-form = Call somebody out of turn
floor-call-field = Why? The reason is kept.
