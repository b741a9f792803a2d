# The parity report: was being at home as good as being in the room?

parity-command = See how a meeting’s say was shared between the room and home
parity-option-meeting = Which meeting. Leave it empty for the one that ended last.
parity-heading = Room and home: { $title }
parity-too-few = { $people } people were here. One side had fewer than five people, so nothing is shown by side.
parity-no-flag = No side had less than half of its share of anything we count.
parity-people = People here: { $parts }.
parity-line = { $what }: { $parts }.
parity-line-none = { $what }: none.
parity-number = { $number } { $side ->
    [room] in the room
    [phone] by phone
    [everyone] in all
   *[home] from home
}
parity-part = { $number } ({ $percent }%)
parity-time = { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
}{ $seconds ->
    [0] { "" }
    [one] { " " }1 second
   *[other] { " " }{ $seconds } seconds
}
parity-time-seconds = { $seconds ->
    [one] 1 second
   *[other] { $seconds } seconds
}
parity-wait = { $side }: a turn to speak waited { $time } on average.
parity-not-reached = Asked to speak and had no turn: { $parts }.
parity-secret = Votes in secret polls are not in this. Nobody knows who cast them.
parity-side-room = In the room
parity-side-remote = From home
parity-side-phone = By phone
parity-side-home = From home
parity-side-everyone = Everyone
parity-what-people = People here
parity-what-suggestions = Suggestions on the agenda
parity-what-turns = Turns to speak
parity-what-seconds = Time to speak
parity-what-votes = Votes
parity-what-changes = Wishes that changed a key point
parity-flag-suggestions = Please look at this. { $side }: less than half of a fair share of suggestions on the agenda.
parity-flag-turns = Please look at this. { $side }: less than half of a fair share of turns to speak.
parity-flag-seconds = Please look at this. { $side }: less than half of a fair share of time to speak.
parity-flag-votes = Please look at this. { $side }: less than half of a fair share of votes.
parity-flag-changes = Please look at this. { $side }: less than half of a fair share of wishes that changed a key point.
parity-chart-axis = Share of each, in percent
