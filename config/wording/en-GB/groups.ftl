# Setting a group up, and its roles.
role-participant = Participant
role-facilitator = Facilitator
role-co_chair = Co-chair
role-organiser = Organiser
role-access_lead = Access lead
role-expenses_approver = Expenses approver
role-payer = Payer
role-auditor = Auditor

role-what-participant = takes part. Everyone here has it.
role-what-facilitator = runs the meeting.
role-what-co_chair = shapes the agenda with the other co-chair.
role-what-organiser = arranges meetings and gives roles.
role-what-access_lead = arranges what people need to take part.
role-what-expenses_approver = decides on expense claims.
role-what-payer = pays what was approved.
role-what-auditor = reads the log of who did what.

channel-meeting_room = Meeting room
channel-announcements = Announcements
channel-ideas = Ideas forum
channel-organisers = Organisers only

channel-name-meeting_room = meeting-room
channel-name-announcements = announcements
channel-name-ideas = ideas
channel-name-organisers = organisers

channel-topic-meeting_room = Where people at home take part in the meeting.
channel-topic-announcements = Dates, agendas and news. Alongside posts here.
channel-topic-ideas = Ideas between meetings. Each has its own thread.
channel-topic-organisers = For organisers, co-chairs and facilitators.

setup-command = Set up Alongside in this server, step by step
setup-heading = ### Set up Alongside: step { $step } of { $last }
setup-time-zone = **Time zone.** Dates and times are shown in { $zone }.
    If that is right, go to the next step.
setup-roles = **Roles.** Each role here has a Discord role to match.
setup-role-line = **{ $name }** { $what } { $has }
setup-role-line-private = **{ $name }** { $what } { $has } (given only with /roles give)
setup-roles-note = The last four open private records. Only an organiser can give them, with /roles give, and never to themself. Wearing the Discord role is not enough.
setup-channels = **Channels.** Each purpose has a channel to match.
setup-channel-line = **{ $name }:** { $has }
setup-not-yet = not chosen yet
setup-all-well = **Everything is ready.** You can make your first meeting now: type /meeting create.
setup-to-mend =
    { $count ->
        [one] One thing is still to do:
       *[other] { $count } things are still to do:
    }
setup-missing-permission = The bot does not have a permission it needs. { $permission } To mend it, open Server Settings, then Roles, then the bot’s role.
setup-missing-role = There is no Discord role for { $role }. To mend it, go back to step 2.
setup-missing-channel = There is no channel for { $channel }. To mend it, go back to step 3.
setup-ideas-not-a-forum = The ideas channel is not a forum. To mend it, go back to step 3 and choose a forum channel.
setup-organisers-open-to-all = Everyone can see the organisers’ channel. To mend it, open that channel’s settings, then Permissions, and turn off View Channel for everyone.
setup-missing-in-channel = In the channel for { $channel }, the bot lacks a permission. { $permission } To mend it, open that channel’s settings, then Permissions.
setup-role-out-of-reach = The bot cannot give the Discord role for { $role }. To mend it, open Server Settings, then Roles, and drag the bot’s role above it.
setup-nobody-holds = Nobody is { $role } yet. When you know who it is, type /roles give.
setup-button-time-zone = Another time zone
setup-button-make-roles = Make the missing roles
setup-button-pick-role = Use a role we have
setup-button-make-channels = Make the missing channels
setup-button-pick-channel = Use a channel we have
setup-button-check-again = Check again
setup-button-back = Back
setup-button-next = Next step
setup-form-time-zone = Time zone
setup-label-time-zone = Time zone
setup-label-time-zone-help = For example: Europe/London
setup-form-pick-role = Use a role we have
setup-label-our-role = Role in Alongside
setup-label-discord-role = Discord role that stands for it
setup-role-everyone = Everyone has that Discord role, so it cannot stand for a role here. Nothing was changed. Please choose another one.
setup-form-pick-channel = Use a channel we have
setup-label-our-channel = What the channel is for
setup-label-discord-channel = The channel
setup-discord-refused = Discord did not let the bot make “{ $what }”. What was made before it is kept. Step 4 says what to mend. Then press the button again.

roles-command = See and give roles in this group
roles-give-command = Give somebody a role
roles-take-back-command = Take a role back
roles-show-command = See who holds which role
roles-option-person = The person
roles-option-role = The role
roles-given = { $name } is now { $role }. They can use it at once.
roles-taken-back = { $name } is no longer { $role }.
roles-nobody = nobody yet
roles-show-heading = ### Who holds which role
roles-show-line = **{ $role }:** { $names }
roles-show-more = and { $count } more
roles-show-note = Everyone in the group is a participant. People who wear a Discord role for Facilitator, Co-chair or Organiser have it too.
