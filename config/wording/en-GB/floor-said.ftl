# The floor in words that Discord, the phone and the room screen share.
floor-order-first_come = Order: who asked first. People who have not spoken come before others.
floor-order-in_turn = Order: one from the room, then one from home. People who have not spoken come before others.
floor-order-fewest_turns = Order: who has had the fewest turns. People who have not spoken come first.
floor-order-least_time = Order: who has had the least time. People who have not spoken come first.

floor-your-place = You are number { $number } in the queue.
floor-why-you-point_of_order = A point about how the meeting runs goes first.
floor-why-you-first_meeting = This is your first meeting, so you are early. Only you are told that.
floor-your-place-kept = You are in the queue, and your place is kept.
floor-asked-for-you = { $name } asked for this turn for you.
floor-why-you-not_spoken = You have not spoken yet, so you come early.
floor-why-you-home_in_turn = It is the turn of people at home.
floor-why-you-room_in_turn = It is the turn of people in the room.
floor-why-you-fewest_turns = People who have had fewer turns come first.
floor-why-you-least_time = People who have had less time come first.
floor-why-you-first_come = People who asked earlier come first.
floor-why-you-pausing = You take a pause. Nobody calls on you until you are back.
floor-you-think = Your place is held while you get ready.

floor-why-point_of_order = point of order
floor-why-first_meeting = has not spoken yet
floor-why-not_spoken = has not spoken yet
floor-why-home_in_turn = home’s turn
floor-why-room_in_turn = the room’s turn
floor-why-fewest_turns = fewest turns
floor-why-least_time = least time
floor-why-first_come = asked first
floor-why-pausing = takes a pause

floor-card-stop = Stop
floor-card-slow = Slow down
floor-card-agree = Agree
floor-card-break = A break
floor-card-jargon = What does that mean?
floor-card-stop-means = Please stop. I have a question or a problem.
floor-card-slow-means = Please go more slowly.
floor-card-agree-means = I agree.
floor-card-break-means = I would like a break.
floor-card-jargon-means = I do not know that word.
floor-card-up = “{ $card }”: { $meaning }
floor-cards-up = “{ $card }”: { $meaning } { $count ->
    [one] 1 person holds it up.
   *[other] { $count } people hold it up.
}
floor-question-counts = Questions: { $asked } asked.{ $waiting ->
    [0] { "" }
   *[other] { " " }{ $waiting } waiting.
}{ $shown ->
    [0] { "" }
   *[other] { " " }{ $shown } shown.
}{ $held ->
    [0] { "" }
   *[other] { " " }{ $held } held back.
}{ $answered ->
    [0] { "" }
   *[other] { " " }{ $answered } answered.
}{ $withdrawn ->
    [0] { "" }
   *[other] { " " }{ $withdrawn } taken back.
}
floor-quiet-home = People at home have had few turns.
floor-quiet-room = People in the room have had few turns.
floor-pauses = { $count ->
    [one] 1 person takes a pause.
   *[other] { $count } people take a pause.
}
floor-getting-ready = Getting ready; the place is held.
floor-is-read-out = To be read out.
floor-asked-by = Asked for by { $name }.
floor-supporter-called = { $called } ({ $name })
floor-resting = { $name } takes a pause and keeps the place.
floor-speaks-now = { $name } is speaking.
floor-read-out-now = This is read out for { $name }:
floor-nobody-speaks = Nobody has the floor.
floor-queue-empty = Nobody is waiting to speak.
