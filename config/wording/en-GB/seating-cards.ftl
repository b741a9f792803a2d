# Seats in Discord: commands, the form for a room, and what the cards say.

seating-command = Where people sit
seating-mine-command = Where is my seat?
seating-draw-command = Draw the room once. For organisers
seating-work-out-command = Work out a plan of seats. For the access lead
seating-plan-command = See the plan and what it cannot meet. For the access lead
seating-move-command = Put somebody on another seat. For the access lead
seating-beside-command = Say who sits beside somebody. For the access lead
seating-wall-command = The plan to print, with the numbers of the seats
seating-option-meeting = Which meeting? Leave it out for the next one
seating-option-start-again = Forget the seats that were chosen by hand
seating-option-person = Who?
seating-option-seat = The number of the seat
seating-option-supporter = Move the seat that is kept for their supporter
seating-option-their-supporter = Who supports them? Leave it out to keep a seat for somebody else
seating-option-names = With names, for organisers only

seating-form = Draw the room
seating-label-place = The name of the place
seating-label-room = The room, one letter for each square
seating-label-room-help = A square is about a metre. The top is the front. Then quiet: left or loop: right.
seating-letters =
    T table, C chair, W space for a wheelchair, D door, S screen, I interpreter, G window, N noise, L bright light, B toilets, # wall. A full stop is free floor.
seating-draw-example =
    ####SS#I####
    #..........#
    G..CC..CC..#
    G.WTTCCTTW.#
    G..CC..CC..#
    #..........#
    ##DD########
    quiet: right
    loop: columns 1 to 6
seating-room-kept = The room “{ $place }” is kept. It has { $seats } seats. We use it for every meeting there.
seating-room-heading = **The room**

seating-own = **{ $seat }** is yours at { $meeting }.
seating-own-supporter = { $seat } is kept for your supporter. It is next to you.
seating-own-help = Is this not right for you? Tell the access lead, or use /access.
seating-plan-heading = **Seats for { $meeting }**: { $people } seats are taken.
seating-plan-all-met = Everything that people must have is met.
seating-plan-unmet = **What cannot be met**
seating-plan-missed = **Wishes that are not met**
seating-plan-late = These people came later and have no seat yet: { $people }. Please work the plan out again.
seating-plan-not-proven = We ran out of time, so there may be a better plan.
seating-plan-next = To change a seat, use /seats move. To print it, use /seats wall.
seating-line-by-hand = { $line } (chosen by hand)
seating-moved = { $who } now has { $seat }.
seating-swapped = The other seat went to: { $who }.
seating-breaks = **This breaks**
seating-breaks-nothing = This breaks nothing.
seating-mends = **This mends**
seating-beside-kept = That is kept. Please work the plan out again, so that they sit side by side.
seating-wall-words = The plan for the wall. It has no names. The PDF is for printing.
seating-wall-names = The organisers’ copy, with names. Please do not put it on the wall.
