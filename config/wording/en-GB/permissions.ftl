# What the bot needs each Discord permission for.
permission-view-channel = View Channels: to see the channels it works in.
permission-send-messages = Send Messages: to post announcements and answers.
permission-send-messages-in-threads = Send Messages in Threads: to answer in idea threads.
permission-create-public-threads = Create Public Threads: to open a thread for an idea.
permission-attach-files = Attach Files: to add calendar files and charts.
permission-read-message-history = Read Message History: to find its own messages again.
permission-manage-channels = Manage Channels: to make the channels you ask for in /setup.
permission-manage-roles = Manage Roles: to make the roles you ask for in /setup.
permission-manage-threads = Manage Threads: to keep idea threads tidy.
permission-manage-events = Manage Events: to keep the Discord event in step with the meeting.
permission-create-events = Create Events: to make a Discord event for each meeting.
