# Before the meeting, on a phone: how somebody comes, and what to talk about.

## On the phone page
web-phone-door-before = Say how you will come, suggest what to talk about, and support what others suggest. On the day, you can vote and ask to speak here too.
web-phone-wait = Many people are joining from the same place just now. Nothing was stored. Please wait a minute, then press the button again.
web-before-heading = Before the meeting
web-before-suggest = Suggest what to talk about, or support it
web-before-coming = How will you come?
web-before-coming-none = You have not said how you will come. You can change your answer at any time.
web-before-coming-counted = The group sees how many people come each way. It does not see who you are.
web-before-on-the-day = On the day, open this page again and say that you are here.

## What to talk about
web-agenda-title = What to talk about
web-agenda-lead = The two co-chairs put the agenda together. Each suggestion gets an answer here, with a reason.
web-agenda-back = Back to what to talk about
web-agenda-none-waiting = No suggestion waits for the co-chairs just now.
web-agenda-yours = You suggested this.
web-agenda-supported = You support this.
web-agenda-unsupport = Take my support back
web-agenda-withdraw = Take my suggestion back
web-agenda-withdraw-words = It is then shown nowhere, and the co-chairs do not see it any more.
web-agenda-withdraw-send = Yes, take it back
web-agenda-send = Send my suggestion
web-agenda-phone-name = We do not know your name. The name that would be shown is “{ $name }”.
web-agenda-refused-named = Please say whether the group may see your name. Your suggestion is not saved yet. What you typed is still here.
web-agenda-done-suggested = Thank you. Your suggestion is saved. The co-chairs will look at it.
web-agenda-done-late = Thank you. Your suggestion is saved. It came after the day for suggestions. The co-chairs still see it, and may keep it for a later meeting.
web-agenda-done-support = Your support is saved. You count once.
web-agenda-done-unsupport = Your support is taken back.
web-agenda-done-withdraw = Your suggestion is taken back.
