# Private messages to one person, and what happens when they cannot be sent.
notices-summary = Here is everything new since your last message from us.
notices-late = This message is late. We meant to send it on { $when }.
notices-ending =
    This message is from { $group }. To read it again, type /my in the server.
    Do you not want direct messages? Turn them off in the server’s privacy settings. We will then show you our messages in the server, for your eyes only.
notices-not-reached = We could not message you. This is what we wanted to tell you.
notices-read-again = To read this again, type /my.
notices-organisers = We could not send a direct message to { $name }. They will see it here next time, in private.
notices-organisers-no-account = There is news for { $name }, who has no Discord account, so we could not send it. Only they may see what it says. If they take part by phone, it is on their phone page. Please tell them another way that there is news.
notices-my-command = Read again what we told you in the last 30 days
notices-recent = This is what we told you in the last 30 days. The newest is first. Only you can see this.
notices-said = **{ $when }**
    { $text }
notices-none = We sent you no messages in the last 30 days.
