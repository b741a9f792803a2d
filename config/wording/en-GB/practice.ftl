# Practice mode: the made-up group, its start page and what the program says as it starts and stops.
practice-ready = Practice mode is ready. The people and the meeting are made up.
practice-ready-start = Start here:
practice-ready-room = Room screen:
practice-ready-joining = Joining page:
practice-ready-stop = To stop, press Ctrl-C in this window.
practice-ready-kept = The database and the log are kept in { $folder }
practice-stopped = Practice mode has stopped. Nothing was kept.
practice-stopped-kept = Practice mode has stopped. The database and the log are in { $folder }
practice-not-installed = Practice mode needs the simulated Discord, which is not installed. To install it, type: python3 -m pip install "alongside[practice]"
practice-port-taken = Another program already uses port { $port } on this computer. To choose another port, type: alongside practice --port { $other }
practice-port-refused = This computer does not let us use port { $port }. To choose another port, type: alongside practice --port { $other }
practice-folder-refused = The folder { $folder } cannot be used. Please choose one that you may write to.

practice-page-title = Practice mode
practice-page-what = This is a simulated Discord with a made-up group, { $group }. The bot, the database and the web pages are the real ones. Nothing here reaches the internet.
practice-page-not-kept = Nothing you do here is kept. Each time you start practice mode, you get a new group.
practice-page-kept = The database and the log stay in the folder you chose. Each time you start practice mode, you get a new group.
practice-page-how = Choose who you want to be
practice-page-how-help = Each link opens a tab. Open several tabs to be several people at once. The bot’s commands start with a slash: type / in the message box to see them.
practice-page-places = Where { $name } can go
practice-page-place-link = { $place }, as { $name }
practice-page-meeting = The meeting
practice-page-meeting-help = { $title } is on { $when }. These two pages need no Discord at all.
practice-page-room = Open the room screen
practice-page-room-help = For the big screen in the room. It follows what happens in Discord by itself.
practice-page-joining = Open the joining page
practice-page-joining-help = What people find when they scan the code on the room screen.
practice-page-try = A first journey
practice-page-try-suggest = As Asha, go to the meeting room. Type /agenda suggest and send a suggestion.
practice-page-try-support = As Ben, go to the meeting room and support it.
practice-page-try-shape = As Cara, go to the meeting room and type /agenda shape. Accept one suggestion, and say “not this time” to another.
practice-page-try-confirm = As Dev, type /agenda shape too, and confirm what Cara proposed. Then publish the agenda.
practice-page-try-start = As Fay, start the meeting. Watch the room screen change.
practice-page-simcord = The simulated Discord is SimCord, which is free software under the MIT licence.

practice-bar-who = You are { $name }
practice-bar-title = { $name }: { $place }, practice mode
practice-bar-places = Places
practice-bar-new = new
practice-bar-start = Start page

practice-place-announcements = announcements
practice-place-meeting-room = meeting room
practice-place-organisers = organisers
practice-place-messages = private messages

practice-who-asha = takes part from home
practice-who-ben = takes part from home, by phone
practice-who-cara = co-chair, in the room; she has lived experience
practice-who-dev = co-chair, from home; he works for the council
practice-who-fay = facilitator, in the room
practice-who-ola = organiser
practice-who-ama = access lead, and pays expenses
practice-who-ed = approves expenses, in the room

practice-try-asha = Suggest something for the agenda. Say how you will come.
practice-try-ben = Support a suggestion, or take your support back.
practice-try-cara = Shape the agenda with Dev. Nobody can decline a suggestion alone.
practice-try-dev = Confirm what Cara proposed, or say no to it. Publish the agenda.
practice-try-fay = Start the meeting, go to the next item, and give more time.
practice-try-ola = Change the meeting, postpone it, or give somebody a role.
practice-try-ama = See what the bot sends you. Your own pages come later.
practice-try-ed = Take part in the room. The pages for expenses come later.

practice-meeting-title = Spring planning meeting
practice-meeting-purpose = What the council and we can change this year: transport, letters and places to meet. Not in scope: one person’s own support plan.
practice-meeting-place = Riverside Community Centre, Mill Lane, Room 2 (step-free, hearing loop)
practice-item-buses = Buses to the day centre
practice-item-buses-why = The last bus leaves at 4pm. Some of us have to go before the day is over.
practice-item-logo = A new logo
practice-item-logo-why = Ours is hard to read on a phone.
practice-item-quiet = A quiet room at every meeting
practice-item-quiet-why = Some people need a place to rest for a while.

practice-trouble-not-done = That did not work just now. Please press it again.
practice-trouble-uncertain = We cannot tell if that worked. Please load this page again and look.
practice-trouble-no-answer = Practice mode does not answer. Is it still running?
practice-trouble-no-access = This person cannot see this place any more.
