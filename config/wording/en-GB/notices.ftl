# Private messages to one person, and what happens when they cannot be sent.
notices-late = This message is late. We meant to send it on { $when }.
