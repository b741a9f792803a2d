# /help, and whom to talk to about a worry
guide-command = What you can do here, in seven lines
guide-heading = ### What you can do here
guide-meeting = **/meeting coming** shows the meetings coming up. Press a button on one to say how you come. **/access** is for what you need.
guide-here = **/here** says that you are here, on the day. **/hand** asks to speak.
guide-suggest = **/agenda suggest** puts something to the two co-chairs. **/agenda show** has what others suggested, and **/agenda mine** what became of yours.
guide-ideas = **/idea post** is for an idea to make something better. **/idea mine** shows what came of yours.
guide-vote = Vote with the buttons of an open poll. **/pace** gives you more time.
guide-messages = **/my** shows our messages to you again. **/my-data** shows what we keep about you. **/claim** is for what taking part cost you.
guide-organisers = Organisers: **/setup**, **/roles** and **/meeting create**. Facilitators: **/run**, **/poll** and **/console**.
guide-person = If you would rather talk to a person, ask an organiser. **/roles show** says who they are.

worried-heading = Are you worried about somebody?
worried-danger = If somebody is in danger now, call 999.
worried-contacts = Please talk to one of these people about it:
worried-nobody-named = This group has not said yet whom to talk to. Please ask an organiser. You can also ring the social care team of your council.
worried-not-read = Please do not wait for an answer here. This is a computer program: nobody reads it at once, and it cannot judge what should happen. Nobody is told that you looked at this.
