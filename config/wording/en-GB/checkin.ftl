# Being here, and taking part by phone.
checkin-phone-name = Phone { $number }
checkin-link-unknown = This link does not lead to a meeting. It may have been copied without its end. Nothing was stored. Please scan the code again, or ask a facilitator for a new link.
checkin-link-expired = This link has run out, because the meeting is over or it was not used in time. Nothing was stored. Please ask a facilitator for a new one.
checkin-link-used = This private link was used already, and it works once. If that was not you, tell a facilitator. You can ask for a new one with /here.
checkin-link-revoked = A facilitator stopped this link. Nothing was stored. Please scan the code on the room screen again.
checkin-not-joined = This phone has not joined the meeting yet. Nothing was stored. Please open the joining link and press “Join”.
checkin-not-shared = Only a shared tablet can go on to the next person. Nothing was changed.
checkin-too-many-phones = { $most } phones have joined, which is the most for one meeting. Nothing was stored. Please ask a facilitator to enter your vote, or use the shared tablet.

checkin-here-command = Say that you are here
checkin-here-for-command = Facilitators: say that somebody is here
checkin-option-how = How you take part now
checkin-option-how-they = How they take part now
checkin-option-person = The person
checkin-option-meeting = The meeting; the next one if you leave this out
checkin-side-room = In the room
checkin-side-remote = From home
checkin-side-phone = By phone
checkin-here-room = You are here, in the room, for “{ $title }”. If that changes, type /here again.
checkin-here-remote = You are here, from home, for “{ $title }”. If that changes, type /here again.
checkin-here-phone = You are here, by phone, for “{ $title }”. If that changes, type /here again.
checkin-button-own-phone = Use my phone too
checkin-button-leave = I have to go
checkin-own-link = This link is yours alone. Open it on your phone: { $link } It works once. You count as one person, wherever you vote.
checkin-left = Thank you for coming. You are no longer counted as here. What you did before is kept.
checkin-ticked-off = { $name } is here now: { $how }.
