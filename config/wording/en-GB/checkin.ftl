# Being here, and taking part by phone.

checkin-phone-name = Phone { $number }

## Refusals
checkin-link-unknown = This link does not lead to a meeting. It may have been copied without its end. Nothing was stored. Please scan the code again, or ask a facilitator for a new link.
checkin-link-expired = This link has run out, because the meeting is over or it was not used in time. Nothing was stored. Please ask a facilitator for a new one.
checkin-link-used = This private link was used already, and it works once. If that was not you, tell a facilitator. You can ask for a new one with /here.
checkin-link-revoked = A facilitator stopped this link. Nothing was stored. Please scan the code on the room screen, or ask a facilitator for a new link.
checkin-not-joined = This phone has not joined the meeting yet. Nothing was stored. Please open the joining link and press “Join”.
checkin-not-shared = Only a shared tablet can go on to the next person. Nothing was changed.
checkin-voted-as-phone = This phone has voted in “{ $question }” as Phone { $number }. If it became yours now, you could be counted twice. Nothing was changed: that vote counts, and your link still works. Please open your link again when the poll is closed.
checkin-too-many-phones = { $most } people have joined by a phone or tablet, which is the most for one meeting. Nothing was stored. Please ask a facilitator to enter your vote.
checkin-several-people = More than one person is called “{ $name }”. Nothing was stored. Please type more of the name, or choose the person from the server.
checkin-say-who = You did not say who is here. Nothing was stored. Please choose a person from the server, or type a name.
checkin-no-links-yet = This group has no web address that your phone could open. Nothing was changed. You can vote here in Discord. Please tell an organiser.
checkin-field-name = The name

## Commands
checkin-here-command = Say that you are here
checkin-here-for-command = For facilitators: say that somebody is here
checkin-new-code-command = For facilitators: stop the joining code and links, and make a new code
checkin-option-how = How you take part now
checkin-option-how-they = How they take part now
checkin-option-person = The person, if they are in this server
checkin-option-name = Their name, if they have no Discord account
checkin-option-meeting = Which meeting. Leave it empty for the one now, or the next one.
checkin-side-room = In the room
checkin-side-remote = From home
checkin-side-phone = By phone

## Answers
checkin-here-room = You are here, in the room, for “{ $title }” ({ $when }). That is stored. If it changes, type /here again.
checkin-here-remote = You are here, from home, for “{ $title }” ({ $when }). That is stored. If it changes, type /here again.
checkin-here-phone = You are here, by phone, for “{ $title }” ({ $when }). That is stored. If it changes, type /here again.
checkin-button-first-meeting = This is my first meeting
checkin-button-own-phone = Use my phone too
checkin-button-leave = I have to go
checkin-own-link = This link is yours alone, so please do not share it. Open it on your phone within 24 hours. It works once.
    { $link }
    You count as one person, wherever you vote.
checkin-left = Thank you for coming. You are no longer counted as here. What you did before is kept. To come back, type /here.
checkin-ticked-off-room = { $name } is here now, in the room. That is stored. They can change it with /here, and so can you with /here-for.
checkin-ticked-off-remote = { $name } is here now, from home. That is stored. They can change it with /here, and so can you with /here-for.
checkin-ticked-off-phone = { $name } is here now, by phone. That is stored. They can change it with /here, and so can you with /here-for.
checkin-here-now = Here now: { $room } in the room, { $home } from home, { $phone } by phone.
checkin-new-code = The joining code and every link given out before are stopped. Phones that have joined stay. The room screen shows the new code.
