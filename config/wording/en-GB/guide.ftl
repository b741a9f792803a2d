# /help
guide-command = What you can do here, in seven lines
guide-heading = ### What you can do here
guide-meeting = **/meeting coming** shows the meetings coming up. Press a button on one to say how you come.
guide-here = **/here** says that you are here, on the day.
guide-suggest = **/agenda suggest** puts something to the two co-chairs. **/agenda mine** shows what became of it.
guide-agenda = **/agenda show** shows the agenda and what others suggested.
guide-vote = Vote with the buttons of an open poll. **/pace** gives you more time.
guide-messages = **/my** shows our messages to you again. **/claim** is for what taking part cost you.
guide-organisers = Organisers: **/setup**, **/roles** and **/meeting create**. Facilitators: **/run**, **/poll** and **/console**.
guide-person = If you would rather talk to a person, ask an organiser. **/roles show** says who they are.
