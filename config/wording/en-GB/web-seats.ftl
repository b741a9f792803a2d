# The private page on which a room is drawn and seats are changed.

web-seats-title = Seats for { $meeting }
web-seats-done-room = The room is kept.
web-seats-done-worked = The plan is worked out.
web-seats-not-somebody = That person is not in this plan. Nothing was changed. Please choose from the list.
web-seats-no-number = A seat needs a number, such as 4. Nothing was changed. Please type it again.
web-seats-moved = The seat was changed
web-seats-breaks = This breaks
web-seats-mends = This mends
web-seats-plan = The plan of seats
web-seats-unmet = What cannot be met
web-seats-missed = Wishes that are not met
web-seats-no-plan = There is no plan yet.
web-seats-by-hand = (chosen by hand)
web-seats-who = Who moves?
web-seats-seat = To which seat? Type a number from 1 to { $last }
web-seats-do-move = Move
web-seats-do-work-out = Work out the plan
web-seats-do-start-again = Forget what was chosen by hand
web-seats-room = The room
web-seats-picture = A drawing of the room. The list below says the same in words.
web-seats-wall = The plan for the wall, without names (PDF)
web-seats-names = The organisers’ copy, with names (PDF)
web-seats-file = Or send the drawing as a text file
web-seats-do-keep = Keep this room
seating-page-command = Draw the room or change the plan on a web page
seating-button-open-web = Open the page of seats
