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
practice-page-what = This is a simulated Discord with a made-up group, { $group }. The bot, the database and the web pages are the real ones. None of it needs the internet.
practice-page-not-kept = Nothing you do here is kept. Each time you start practice mode, you get a new group.
practice-page-kept = The database and the log stay in the folder you chose. Each time you start practice mode, you get a new group.
practice-page-tabs = Each link opens a tab, in which you are one person in one place. Open several tabs to be several people at once.
practice-page-journey = A first journey
practice-page-commands = The bot’s commands start with a slash. Type one in the box at the bottom of the tab and choose it from the list. Then press the arrow at the end of the box.
practice-page-people = Who you can be
practice-page-open-as = Open as { $name }:
practice-page-meeting = The meeting
practice-page-meeting-help = { $title } is on { $when }. These two pages need no Discord at all.
practice-page-room = Open the room screen
practice-page-room-help = For the big screen in the room. It follows what happens in Discord by itself.
practice-page-joining = Open the joining page
practice-page-joining-help = What people find when they scan the code on the room screen.
practice-page-step-link = { $name }: { $place }
practice-page-step-suggest = Asha is at home. Type /agenda suggest and say what the group should talk about.
practice-page-step-support = Ben is at home too. Press Support under Asha’s suggestion.
practice-page-step-shape = Cara is a co-chair. Type /agenda shape. Accept Asha’s suggestion, and say “Not this time” to the new logo.
practice-page-step-confirm = Dev is the other co-chair. Type /agenda shape and choose the new logo. Confirm, then publish the agenda.
practice-page-step-read = Asha can now read the agenda, with the reason for each answer.
practice-page-step-run = Fay runs the meeting. Open the room screen beside her tab. Type /run start, then press Next item.
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
practice-try-ama = Say how you will come, and see what the bot sends you.
practice-try-ed = Take part in the room, or type in a suggestion for somebody else.

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
