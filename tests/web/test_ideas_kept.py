"""Looking after ideas on the web: behind a link of one's own and in the console, without JavaScript."""

from __future__ import annotations

from html import unescape

from aiohttp import ClientSession, CookieJar
from aiohttp.test_utils import TestServer

from bot.core.roles import Actor
from bot.core.wording import say
from bot.ideas.moderation import Act, Reason
from bot.ideas.rules import NewIdea, Standing, Status
from bot.ideas.seen import Linked
from bot.services import Services
from tests.agenda.group import MadeUpGroup

BUSES = NewIdea("Later buses", "A bus home after nine in the evening.", "People miss the film club.")


class Kept:
    """The pages of ideas as one person has them behind a link of their own, or in the console."""

    def __init__(self, client: ClientSession, base: str) -> None:
        self.client, self.base = client, base

    async def see(self, rest: str = "") -> str:
        return unescape(await (await self.client.get(f"{self.base}{rest}")).text())

    async def send(self, rest: str, **fields: str) -> tuple[int, str]:
        answer = await self.client.post(f"{self.base}{rest}", data={"": "", **fields})
        return answer.status, unescape(await answer.text())


def browser(server: TestServer) -> ClientSession:
    return ClientSession(server.make_url("/"), cookie_jar=CookieJar(unsafe=True))


async def private(services: Services, client: ClientSession, actor: Actor) -> Kept:
    link = await services.private_links.issue(actor, "ideas")
    await client.post("/me/" + link.rpartition("/")[2], data={"open": "1"})
    return Kept(client, "/mine/ideas")


async def console(services: Services, client: ClientSession, group: MadeUpGroup) -> Kept:
    token = await services.console.new_link(group.fay, group.meeting_id)
    await client.post(f"/console/{token}", data={"open": "1"})
    return Kept(client, f"/console/{token}/ideas")


async def test_an_idea_goes_to_an_agenda_a_poll_and_an_action_and_each_leads_back(
    server: TestServer, services: Services, group: MadeUpGroup, key: str
) -> None:
    idea = await services.ideas.post(group.asha, BUSES)
    async with browser(server) as client:
        kept = await console(services, client, group)
        assert say("ideas-button-look-after") in await kept.see(f"/{idea.id}")
        meeting = str(group.meeting_id)
        await kept.send(f"/{idea.id}/keep-agenda", meeting=meeting)
        status, page = await kept.send(f"/{idea.id}/keep-poll", meeting=meeting, question="Shall we?", kind="")
        assert (status, say("web-ideas-refused-choose") in page, "Shall we?" in page) == (422, True, True)
        await kept.send(f"/{idea.id}/keep-poll", meeting=meeting, question="Shall we?", kind="yes_no")
        owner = str(group.ola.person_id)
        _, page = await kept.send(f"/{idea.id}/keep-action", text="Ring the bus firm", person=owner, due="12 May 2099")
        await services.events.drain()
        led = {link.kind: link for link in (await services.ideas.view(group.group_id, idea.id, group.fay)).links}
        assert set(led) == set(Linked)
        item, poll, action = (led[kind].record_id for kind in (Linked.AGENDA_ITEM, Linked.POLL, Linked.ACTION))
        page = await kept.see(f"/{idea.id}")
        home = kept.base.removesuffix("/ideas")
        for address in (f"/join/{key}#item-{item}", f"{home}/poll/{poll}", f"/record/{key}#action-{action}"):
            assert f'href="{address}"' in page, address
        way_back = f"{BUSES.title}</a>"
        for address, base in (
            (f"{home}/poll/{poll}", home),
            (f"{home}/record", home),
            (f"/record/{key}", f"/join/{key}"),
        ):
            shown = await (await client.get(address)).text()
            assert f'href="{base}/ideas/{idea.id}"' in shown, address
            assert way_back in shown
        await services.agenda.accept(group.cara, item, minutes=20)
        await services.meetings.start(group.fay, group.meeting_id)
        shown = await (await client.get(f"/join/{key}")).text()
        assert f'id="item-{item}"' in shown
        assert f'href="/join/{key}/ideas/{idea.id}"' in shown


async def test_status_answer_and_reopening_by_a_private_link(
    server: TestServer, services: Services, group: MadeUpGroup
) -> None:
    idea = await services.ideas.post(group.asha, BUSES)
    async with browser(server) as client:
        kept = await private(services, client, group.ola)
        await kept.send(f"/{idea.id}/keep-status", status="planned", words="In spring")
        status, page = await kept.send(f"/{idea.id}/keep-answer", status="done", next_step="We ask again")
        assert (status, say("ideas-refused-done-needs-we-did") in page, "We ask again" in page) == (422, True, True)
        await kept.send(f"/{idea.id}/keep-answer", status="done", we_did="The 8 runs until ten")
        card = await services.ideas.card(group.group_id, idea.id)
        assert (card.status, card.outcome.we_did, card.owner_name) == (Status.DONE, "The 8 runs until ten", "Ola")
        await kept.send(f"/{idea.id}/keep-reopen", words="It stopped again")
        assert (await services.ideas.card(group.group_id, idea.id)).status is Status.TALKED_ABOUT


async def test_twins_are_joined_and_parted(server: TestServer, services: Services, group: MadeUpGroup) -> None:
    kept_idea = await services.ideas.post(group.asha, BUSES)
    twin = await services.ideas.post(group.ben, NewIdea("Later buses home", "A bus after nine", "The film club"))
    async with browser(server) as client:
        kept = await private(services, client, group.ola)
        assert BUSES.title in await kept.see(f"/{twin.id}")
        await kept.send(f"/{twin.id}/keep-join", into=str(kept_idea.id))
        assert (await services.ideas.card(group.group_id, twin.id)).merged_into == kept_idea.id
        await kept.send(f"/{twin.id}/keep-part")
        assert (await services.ideas.card(group.group_id, twin.id)).merged_into is None


async def test_a_comment_is_hidden_with_a_reason_and_its_author_answers_on_the_page(
    server: TestServer, services: Services, group: MadeUpGroup
) -> None:
    idea = await services.ideas.post(group.asha, BUSES)
    comment = await services.ideas.comment(group.ben, idea.id, "Sam at number 4")
    async with browser(server) as client:
        kept = await private(services, client, group.fay)
        await kept.send(f"/{idea.id}/keep-hide-comment", comment=str(comment.id), reason="names_someone")
        log = unescape(await (await client.get("/mine/ideas/log.csv")).text())
        assert "names_someone" in log
    async with browser(server) as client:
        mine = await private(services, client, group.ben)
        page = await mine.see(f"/{idea.id}")
        assert say("web-idea-moderated-comment") in page
        assert "Sam at number 4" not in page
        (entry,) = await services.ideas.said_to(group.ben, idea.id)
        _, page = await mine.send(f"/{idea.id}/answer-moderator", moderation=str(entry.id), words="Sam said yes")
        assert say("web-ideas-done-answer-moderator") in page
        assert await services.ideas.said_to(group.ben, idea.id) == []
    async with browser(server) as client:
        kept = await private(services, client, group.fay)
        await kept.send(f"/{idea.id}/keep-show-comment", comment=str(comment.id))
        assert "Sam at number 4" in await kept.see(f"/{idea.id}")


async def test_a_held_idea_is_listed_for_moderators_and_put_back(
    server: TestServer, services: Services, group: MadeUpGroup
) -> None:
    idea = await services.ideas.post(group.asha, BUSES)
    await services.ideas.moderate(group.fay, idea.id, Act.HOLD, Reason.CHECKING)
    async with browser(server) as client:
        kept = await private(services, client, group.fay)
        assert f"/mine/ideas/{idea.id}" in await kept.see()
        await kept.send(f"/{idea.id}/keep-moderate", act="show")
        assert (await services.ideas.card(group.group_id, idea.id)).standing is Standing.SHOWN


async def test_an_idea_is_posted_for_somebody_in_the_room(
    server: TestServer, services: Services, group: MadeUpGroup
) -> None:
    async with browser(server) as client:
        kept = await console(services, client, group)
        whose = str(group.ben.person_id)
        await kept.send("/new", title="A quiet room", what="No noise", why="Noise hurts", named="yes", whose=whose)
    (idea,) = await services.ideas.mine(group.ben)
    assert (idea.authors, idea.entered_by) == (("Ben",), group.fay.person_id)


async def test_members_and_phones_look_after_nothing(
    server: TestServer, services: Services, group: MadeUpGroup, key: str
) -> None:
    idea = await services.ideas.post(group.asha, BUSES)
    async with browser(server) as client:
        mine = await private(services, client, group.ben)
        assert say("ideas-button-look-after") not in await mine.see(f"/{idea.id}")
        status, _ = await mine.send(f"/{idea.id}/keep-status", status="planned", words="Soon")
        assert (status, (await client.get("/mine/ideas/log.csv")).status) == (403, 403)
        reader = Kept(client, f"/join/{key}/ideas")
        assert (await reader.send(f"/{idea.id}/keep-status", status="planned", words="Soon"))[0] == 403
    assert (await services.ideas.card(group.group_id, idea.id)).status is Status.NEW
