# The floor in words that Discord, the phone and the room screen share.
floor-order-first_come = Order: who asked first. People who have not spoken come before others.
floor-order-in_turn = Order: one from the room, then one from home. People who have not spoken come before others.
floor-order-fewest_turns = Order: who has had the fewest turns.
floor-order-least_time = Order: who has had the least time.

floor-your-place = You are number { $number } in the queue.
floor-why-you-point_of_order = A point about how the meeting runs goes first.
floor-why-you-first_meeting = This is your first meeting, so you are early. Only you are told that.
floor-why-you-not_spoken = You have not spoken yet, so you come before those who have.
floor-why-you-home_in_turn = It is the turn of people at home.
floor-why-you-room_in_turn = It is the turn of people in the room.
floor-why-you-fewest_turns = You come where your number of turns puts you.
floor-why-you-least_time = You come where your time so far puts you.
floor-why-you-first_come = You come in the order of asking.
floor-you-think = Your place is held while you get ready.

floor-why-point_of_order = point of order
floor-why-first_meeting = has not spoken yet
floor-why-not_spoken = has not spoken yet
floor-why-home_in_turn = home’s turn
floor-why-room_in_turn = the room’s turn
floor-why-fewest_turns = fewest turns
floor-why-least_time = least time
floor-why-first_come = asked first

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
floor-question-counts = Questions: { $asked } asked. { $waiting } waiting, { $shown } shown, { $held } held back, { $answered } answered, { $withdrawn } taken back.
floor-quiet-home = People at home have had few turns.
floor-quiet-room = People in the room have had few turns.
floor-pauses = { $count ->
    [one] 1 person takes a pause.
   *[other] { $count } people take a pause.
}
floor-getting-ready = Getting ready; the place is held.
floor-is-read-out = To be read out.
floor-resting = { $name } takes a pause and keeps the place.
floor-speaks-now = { $name } is speaking.
floor-read-out-now = This is read out for { $name }:
floor-nobody-speaks = Nobody has the floor.
floor-queue-empty = Nobody is waiting to speak.
