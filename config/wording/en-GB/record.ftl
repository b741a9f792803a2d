# The record of a meeting on the web, for everybody who has its link.

record-heading = What came of “{ $title }”
record-by = This record is being finished. All of it is here by { $day }.
record-decisions = Decisions
record-points = Key points
record-actions = Actions
record-polls = Polls
record-poll-not-shown = Its result was not shown.
record-from-idea = It came from the idea “{ $title }”.
record-items = What was on the agenda
record-words = Words still to explain
record-none-decisions = No decision was written down.
record-none-points = No key point was asked about.
record-none-actions = No action was written down.
record-none-polls = No poll was closed so far.
record-none-items = No agenda was written down.
record-none-words = Every hard word that somebody asked about is explained.
record-still-asked = Not agreed yet: people are still asked about it.
record-parity = The room and home
record-chart = A picture of the shares that the list above has in words.
record-to-join = The meeting’s own page
web-join-record = What came of this meeting
