# Tables: small groups of people in the room and at home.

tables-field-notes = The notes
tables-refused-too-few = There are fewer than { $least } people here, which is too few for tables. Nothing was changed.
tables-refused-count = Please choose from 1 to { $most } tables. Nothing was changed.
tables-refused-minutes = Please choose from 0 to { $most } minutes. Nothing was changed.
tables-refused-in-use = The tables have notes, threads or channels already, so people are not seated anew. Nothing was changed.
tables-refused-no-such = There is no table { $number }. Nothing was changed. Type /tables show to see the tables.
tables-refused-not-at-table = You do not sit at this table, so you cannot change its notes. Nothing was changed.
tables-role-draws_on_care = I draw on care or support
tables-role-carer = I am a carer
tables-role-staff = I work in care or support
tables-role-organisation = I come for an organisation
tables-role-none = Do not use how I come
tables-role-label = Help to mix the tables
tables-role-choose = Help to mix the tables, if you want
tables-role-about = To mix people at tables, at every meeting. Nobody is shown it.
tables-role-none-about = What you said before is gone.
tables-role-words = Only if you want: say how you come. It is used to mix people at tables, at every meeting. Nobody is shown it. You can take it back at any time.
tables-role-said = Stored in private: “{ $role }”. It is used to mix people at tables, and nobody is shown it. To take it back, choose “{ $none }”.
tables-role-taken-back = Stored: how you come is not used. What you said before is gone.
tables-mixed = How people are mixed
tables-mixed-words = These people are spread over the tables. Only numbers are shown, and never who.
tables-mixed-first = { $count ->
    [0] Nobody said that it is their first meeting.
   *[other] { $count } people are at their first meeting.
}
tables-mixed-first-few = Fewer than { $fewest } people are at their first meeting.
tables-mixed-role = { $count ->
    [0] Nobody said how they come.
   *[other] { $count } people said how they come.
}
tables-mixed-role-few = Fewer than { $fewest } people said how they come.
tables-mixed-draws_on_care = { $count } of them draw on care or support.
tables-mixed-carer = { $count } of them are carers.
tables-mixed-staff = { $count } of them work in care or support.
tables-mixed-organisation = { $count } of them come for an organisation.
tables-command = Tables: talk in small groups
tables-make-command = For whoever runs the meeting: seat everyone at tables
tables-show-command = See the tables, and write notes for your own
tables-timer-command = For whoever runs the meeting: say how long the tables talk
tables-option-count = About how many tables
tables-option-mixed = Seat people in the room and at home together
tables-option-talk-in = Where each table talks in Discord. Leave it empty for nowhere.
tables-talk-in-threads = A thread for each table
tables-talk-in-voice = A voice channel for each table
tables-option-table = The number of the table
tables-option-person = Who sits there now
tables-option-facilitator = Who looks after this table
tables-move-command = For whoever runs the meeting: seat one person at another table
tables-facilitator-command = For whoever runs the meeting: say who looks after a table
tables-close-command = For whoever runs the meeting: stop the timer, close threads and voice channels
tables-talk-command = For whoever runs the meeting: give each table a thread or a voice channel
tables-option-talk-where = Where each table talks in Discord
tables-refused-none-yet = There are no tables yet. Nothing was changed. Seat everyone at tables first.
tables-trouble-make = Discord did not let Alongside make every thread or channel. Is there a meeting room in /setup, and may Alongside make channels? Then try again.
tables-trouble-close = Discord did not let Alongside close every thread or channel. Please close them in Discord yourself.
tables-said-moved = { $name } sits at table { $number } now.
tables-said-facilitator = { $name } looks after table { $number }.
tables-said-closed = The tables are closed. Threads stay to be read, and voice channels are gone. The notes are kept.
tables-option-minutes = How many minutes. 0 stops the timer.
tables-option-meeting = Which meeting. Leave it empty for the one now, or the next one.
tables-heading = Tables
tables-none = There are no tables yet.
tables-name-room = Table { $number }, in the room
tables-name-home = Table { $number }, at home
tables-name-mixed = Table { $number }, in the room and at home
tables-people-room = In the room: { $names }.
tables-people-home = From home: { $names }.
tables-looked-after = Looked after by { $name }.
tables-talks-threads = It talks in a thread in Discord.
tables-talks-voice = It talks in a voice channel in Discord.
tables-talks-soon = Its place in Discord is being made.
tables-talks-closing = Its place in Discord is being closed.
tables-until = The tables talk until { $time }.
tables-over = The time of the tables is over.
tables-over-told = The time of the tables is over. Please finish your sentence, write down your notes, and come back.
tables-notes = Notes: { $notes }
tables-points = Key points of table { $number }
tables-points-mine = Key points of your table
tables-button-notes = Write notes: table { $number }
tables-form-notes = Notes of your table
tables-said-notes = The notes are stored. They replace those before.
tables-said-timer = That is stored. Everyone sees it with /tables show.
