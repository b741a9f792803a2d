# Key points on the console, and the meeting's record on the web.

web-console-points = Key points
web-console-points-words = Draft a point in plain words, read it aloud, and ask everyone. It is agreed when nobody here still wants it changed.
web-console-points-no-item = No one item
web-console-points-ask-now = Ask everyone now
web-console-points-keep = Keep it for later
web-console-points-on-screen = On the screen
web-console-points-off = Take it off the screen
web-console-points-shown = Everyone can read this.
web-console-points-new-words = The new words
web-console-points-ask-again = Store, and ask everyone again
web-console-points-aloud = To read aloud
web-console-done-point-drafted = The key point is drafted. Nobody else sees it yet.
web-console-done-point-asked = Everyone is asked now.
web-console-done-point-ask = Everyone is asked now.
web-console-done-point-off = It is off the screen. People can still answer it.
web-console-done-point-agreed = It is agreed, and everyone sees that.
web-console-done-point-leave = It is written down as not agreed, with what people said.
web-console-done-point-withdraw = The key point is taken back.
web-console-done-point-reword = The new words are stored. Everyone is asked again.
web-console-done-point-release = Everyone can read these words now.
web-console-field-version = The wording
