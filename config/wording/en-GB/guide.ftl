# /help
guide-command = What you can do here, in seven lines
guide-heading = ### What you can do here
guide-meeting = **/meeting coming** shows the meetings coming up.
guide-coming = On a meeting, press a button to say how you come. You can change it at any time.
guide-suggest = **/agenda suggest** puts something to the two co-chairs.
guide-agenda = **/agenda show** shows the agenda and what others suggested.
guide-mine = **/agenda mine** shows what became of your suggestions.
guide-messages = **/my** shows our messages to you again.
guide-organisers = Organisers: **/setup**, **/roles** and **/meeting create**.
guide-person = If you would rather talk to a person, ask an organiser. **/roles show** says who they are.
