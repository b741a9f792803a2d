# "You said, we did" on the room screen.

web-room-answers-more = { $count ->
        [one] And one more answer.
       *[other] And { $count } more answers.
    }
web-spoken-answers = { $count ->
        [one] You said, we did: one idea has an answer.
       *[other] You said, we did: { $count } ideas have an answer.
    }
