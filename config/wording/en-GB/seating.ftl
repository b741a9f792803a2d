# Seats: where people sit, what cannot be met and why, and the room in words.

seating-field-place = The name of the place
seating-field-room = The drawing of the room

seating-seat = Seat { $number }
seating-seat-at-table = Seat { $number }, table { $table }
seating-supporter-of = Kept for the supporter of { $name }
seating-span = { $first } to { $last }

## What somebody needs of a seat
seating-fit-space = a space for a wheelchair
seating-fit-door = a seat near the door
seating-fit-interpreter = to see the interpreter
seating-fit-faces = to see faces
seating-fit-loop = a seat in the loop
seating-fit-dog = space for a dog
seating-fit-screen = a seat near the screen
seating-fit-quiet = a quiet seat
seating-fit-light = a seat away from bright light
seating-fit-wall = their back to the wall
seating-fit-toilet = a seat near the toilets
seating-fit-together = their supporter next to them
seating-want = { $who }: { $what }
seating-count-of = { $count } × { $what }

## What cannot be met, and why
seating-why-no-such-seat = { $who } needs { $what }. No seat in this room has that.
seating-why-clash = { $who } needs { $what }. No seat has that together with what else they need: { $others }.
seating-why-too-few = { $who } needs { $what }. { $people ->
    [one] Only they need it
   *[other] { $people } people need it
  }, and { $seats ->
    [one] one seat has it.
   *[other] { $seats } seats have it.
  }
seating-why-others = These needs want the same seats: { $others }.
seating-why-by-hand = { $who } needs { $what }. A seat was chosen by hand, so they do not get it.
seating-why-not-proven = { $who } needs { $what }. This plan does not have it. Please work it out again: there may be a better one.
seating-missed = { $who } would like { $what }. No seat was left for that.

## The room in words
seating-table-words = Table { $table } is { $where }. It has { $count ->
    [one] seat { $first }.
   *[other] seats { $first } to { $last }.
  }
seating-no-table-words = { $count ->
    [one] Seat { $first } is at no table.
   *[other] Seats { $first } to { $last } are at no table.
  }
seating-spaces-words = { $count ->
    [one] The space for a wheelchair is { $seats }.
   *[other] The spaces for wheelchairs are { $seats }.
  }
seating-is-door = The way in is { $where }.
seating-is-screen = The screen is { $where }.
seating-is-interpreter = The interpreter is { $where }.
seating-is-window = Windows are { $where }.
seating-is-noise = There is noise { $where }.
seating-is-light = There is bright light { $where }.
seating-is-toilet = The toilets are { $where }.
seating-quiet-words = The quiet side has seats { $seats }.
seating-loop-words = The hearing loop works at seats { $seats }.
seating-where-front-left = at the front left
seating-where-front-middle = at the front
seating-where-front-right = at the front right
seating-where-middle-left = on the left
seating-where-middle-middle = in the middle
seating-where-middle-right = on the right
seating-where-back-left = at the back left
seating-where-back-middle = at the back
seating-where-back-right = at the back right

## On the drawing
seating-draw-title = { $meeting }: where the seats are
seating-draw-table = T{ $table }
seating-draw-space = W{ $number }
seating-draw-door = Door
seating-draw-screen = Screen
seating-draw-window = Window
seating-draw-interpreter = Int.
seating-draw-noise = Noise
seating-draw-light = Light
seating-draw-toilet = WC
seating-draw-name = Seat { $number }: { $name }
