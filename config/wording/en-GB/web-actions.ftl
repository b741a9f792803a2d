# A person's own actions, on a phone and behind a private link.

web-actions-words = You can say how your actions go. Of those you asked for, you say if they are finished.
web-actions-link = Your actions
web-actions-back = Back to the meeting
web-actions-done-news = Your news is stored, and everyone can read it.
web-actions-done-did = That is stored. The person who asked, or two others, say if it is finished.
web-actions-done-could-not = That is stored. The person who asked, or two others, say if it is finished.
web-actions-done-accept = Your yes is stored. Thank you.
web-actions-done-not-yet = That is stored. The action is open again, and its owner is told why.
