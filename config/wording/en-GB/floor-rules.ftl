# What the floor refuses, and what its fields are called.
floor-field-reason = The reason
floor-field-read-out = What is to be read out
floor-field-meaning = The meaning
floor-field-question = The question
floor-field-word = The word
floor-field-name = The name

floor-refused-not-waiting = They are not waiting to speak. They may have been called on already. Nothing was changed.
floor-refused-nobody-waits = Nobody is waiting to speak. Nothing was changed.
floor-refused-nobody-speaks = Nobody has the floor now. Nothing was changed.
floor-refused-still-thinking = { $name } is first and is getting ready, so the place is held. Nothing was changed. You can wait, or call on somebody else and say why.
floor-refused-queue-moved = Somebody else called on the next person just now. Nothing was changed. Please look at the queue again.
floor-refused-needs-reason = This person is not next, so please say why you call on them now. Nothing was changed. The reason is kept.
floor-refused-not-your-turn = Only the person, who asked for them, or a facilitator can do that. Nothing was changed.
floor-refused-turn-minutes = A turn can be 1 to { $most } minutes long. Nothing was changed. Please type a number.
floor-refused-start-reason = Something on the list is missing. The meeting has not started. To start all the same, please say why. The reason is kept.
floor-refused-card-not-up = That card is not up any more. Nothing was changed.
floor-refused-question-over = This question has been answered or taken back. Nothing was changed.
floor-refused-not-your-question = Only who asked a question can take it back. Nothing was changed.
floor-refused-own-question = You asked this question, so you count already. Nothing was changed.
floor-refused-not-a-supporter = This person cannot be asked in private now. Your question was not sent. Please choose somebody from the list.
floor-refused-nobody-by-that-name = Nobody here goes by the name “{ $name }”. Nothing was changed. Please look at how it is written.
floor-refused-too-many-asked-for = You asked for { $most } people who still wait. Nothing was changed. You can ask for another once one of them has spoken.
floor-refused-no-such-word = We do not know that word yet. Nothing was changed. You can ask what it means with /jargon.
floor-refused-own-meaning = You wrote this meaning, so two other people say if it is good. Nothing was changed.

floor-notice-asked-for = { $name } asked for a turn to speak for you. You are in the queue. Not what you want? Type /hand in the server, then press “Take it back”.
floor-notice-held = Your question “{ $question }” is not on the screen for now. The facilitator’s reason: { $reason } It still counts. If you would like to, talk to a facilitator.
floor-notice-private-question = { $name } asked you something in private, in the meeting. Type /question in the server, then press “Asked of me”.
floor-notice-private-answered = { $name } says that what you asked in private is answered. If it is not, you can ask again: type /question in the server.
