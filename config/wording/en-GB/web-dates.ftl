# The web pages of dates that suit.

web-dates-title = Dates that suit
web-dates-when = When can you come to { $title }?
web-dates-choose = Choose a meeting below, and say which dates suit you.
web-dates-ask = Ask when people can come
web-dates-do-ask = Ask people now
web-dates-do-answer = Keep my answers
web-dates-all = Every question about dates
web-dates-nothing-chosen = You did not choose anything yet. Nothing was saved. Please choose for at least one date.
web-dates-done-answer = Your answers are kept. You can change them until the question is closed.
web-dates-done-choose = The meeting is made, on the date you chose.
web-dates-done-close = The question is closed. No meeting was made.
web-dates-done-ask = People are asked now.
