# What cannot be done with a room and its seats.

seating-refused-square = Row { $row }, column { $column } has “{ $letter }”. We do not know that letter. Nothing was saved. The list of letters stands beside the drawing.
seating-refused-large = This room is too large to draw. There is space for { $rows } rows, { $columns } columns and { $seats } seats. Nothing was saved.
seating-refused-no-seats = There is no seat in this drawing. Nothing was saved. Please type C for a chair, or W for a wheelchair space.
seating-refused-area = We do not know the area “{ $line }”. Nothing was saved. Type quiet or loop, then a side. Or type rows 1 to 3.
seating-refused-seat = There is no seat { $number } in this room. The seats go from 1 to { $last }. Nothing was changed.
seating-refused-too-few = { $people } people need a seat, and the room has { $seats } for them. Nothing was changed. Please draw more chairs, or find a bigger room.
seating-refused-no-room = Nobody has drawn this room yet. Nothing was changed. An organiser can draw it once, and we remember it.
seating-refused-no-plan = There is no plan of seats for this meeting yet. Nothing was changed. The access lead can make one.
seating-refused-not-seated = You have no seat in the plan. The plan is for people who said that they come to the room. You can say so with /meeting how-i-come.
seating-refused-nobody = Nobody has said that they come to the room. So there is nobody to seat. Nothing was changed.
seating-refused-space = Seat { $number } is a space with no chair, or the other way round. This person cannot sit there. Nothing was changed.
seating-refused-changed = Somebody else changed the plan while you looked at it. Nothing was changed. Please look again, then change it.
