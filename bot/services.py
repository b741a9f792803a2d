"""The use cases of the whole product in one place: built once, handed to every door."""

from __future__ import annotations

from dataclasses import dataclass

from bot.access.service import AccessService
from bot.actions.service import ActionService
from bot.agenda.service import AgendaService
from bot.checkin.service import CheckInService
from bot.console.service import ConsoleService
from bot.core.clock import Clock
from bot.core.database import Database
from bot.core.events import EventBus
from bot.core.vault import Vault
from bot.dates.service import DateService
from bot.expenses.payment_service import PaymentService
from bot.expenses.service import ExpenseService
from bot.finance.service import FinanceService
from bot.floor.service import FloorService
from bot.groups.service import GroupService
from bot.ideas.service import IdeaService
from bot.meetings.service import MeetingService
from bot.notices.service import NoticeService
from bot.pace.service import PaceService
from bot.paper.service import PaperService
from bot.papers.service import PapersService
from bot.parity.service import ParityService
from bot.people.service import PeopleService
from bot.people.standing import Standing
from bot.points.service import PointService
from bot.polls.service import PollService
from bot.privacy.copying import Copying
from bot.privacy.open_votes import OpenVotes
from bot.privacy.reading_log import LogReading
from bot.privacy.requests import DataRequests
from bot.privacy.retention import Retention
from bot.privacy.service import PrivacyService
from bot.private_links.service import PrivateLinkService
from bot.seating.service import SeatService
from bot.tables.service import TableService
from bot.uploads.service import UploadService
from bot.uploads.store import UploadStore
from config.access_needs import load_needs
from config.data_map import load_data_map
from config.expenses import load_expenses
from config.policy import Policy
from config.settings import Settings


@dataclass(frozen=True)
class Services:
    settings: Settings
    policy: Policy
    clock: Clock
    database: Database
    events: EventBus
    vault: Vault
    groups: GroupService
    people: PeopleService
    notices: NoticeService
    meetings: MeetingService
    actions: ActionService
    access: AccessService
    agenda: AgendaService
    check_ins: CheckInService
    pace: PaceService
    points: PointService
    parity: ParityService
    tables: TableService
    paper: PaperService
    polls: PollService
    console: ConsoleService
    standing: Standing
    private_links: PrivateLinkService
    privacy: PrivacyService
    data_requests: DataRequests
    log: LogReading
    retention: Retention
    ideas: IdeaService
    seats: SeatService
    papers: PapersService
    dates: DateService
    uploads: UploadService
    expenses: ExpenseService
    payments: PaymentService
    floor: FloorService
    finance: FinanceService


def build_services(settings: Settings, policy: Policy, clock: Clock, database: Database, vault: Vault) -> Services:
    groups = GroupService(database, clock, default_time_zone=settings.default_time_zone)
    people = PeopleService(database, clock, groups)
    standing = Standing(groups, people)
    notices = NoticeService(database, clock, groups, policy)
    meetings = MeetingService(database, clock, policy, groups=groups, people=people, notices=notices)
    actions = ActionService(database, clock, policy, groups=groups, people=people, notices=notices, meetings=meetings)
    access = AccessService(
        database,
        clock,
        policy,
        vault,
        load_needs(settings.needs_file, policy.lead_times_working_days),
        groups=groups,
        people=people,
        notices=notices,
        meetings=meetings,
    )
    meetings.at_a_change(access.follow_meeting)
    meetings.at_an_answer(access.follow_answer)
    notices.one_a_day = access.one_message_a_day
    seats = SeatService(database, clock, policy, vault, meetings=meetings, people=people, access=access)
    access.seats = seats
    agenda = AgendaService(
        database, clock, policy, groups=groups, people=people, notices=notices, meetings=meetings, access=access
    )
    agenda.follow_meetings()
    check_ins = CheckInService(database, clock, meetings=meetings, people=people)
    pace = PaceService(database, clock, vault)
    polls = PollService(
        database,
        clock,
        meetings=meetings,
        people=people,
        check_ins=check_ins,
        notices=notices,
        pace=pace,
        access=access,
        policy=policy,
    )
    check_ins.ask_for_open_votes(polls.open_vote)
    uploads = UploadService(database, clock, policy, vault, UploadStore(vault, settings.files_folder))
    ideas = IdeaService(
        database,
        clock,
        policy,
        groups=groups,
        people=people,
        notices=notices,
        meetings=meetings,
        agenda=agenda,
        polls=polls,
        actions=actions,
        uploads=uploads,
    )
    ideas.follow_trail()
    ideas.follow_meetings()
    paid_back = load_expenses(settings.expenses_file)
    expenses = ExpenseService(
        database,
        clock,
        policy,
        paid_back,
        groups=groups,
        people=people,
        meetings=meetings,
        check_ins=check_ins,
        notices=notices,
        vault=vault,
    )
    payments = PaymentService(database, clock, paid_back.fees, people=people, meetings=meetings, notices=notices)
    finance = FinanceService(
        database,
        clock,
        policy,
        vault,
        claims=expenses,
        payments=payments,
        uploads=uploads,
        groups=groups,
        meetings=meetings,
        people=people,
    )
    finance.receipts.follow_claims()
    floor = FloorService(
        database,
        clock,
        policy,
        groups=groups,
        people=people,
        meetings=meetings,
        agenda=agenda,
        check_ins=check_ins,
        notices=notices,
        access=access,
    )
    meetings.at_the_end(floor.finish_with_meeting)
    points = PointService(database, clock, meetings=meetings, check_ins=check_ins, floor=floor)
    private_links = PrivateLinkService(database, clock, settings, policy, standing=standing)
    data_map = load_data_map()
    copying = Copying(
        database,
        clock,
        data_map,
        vault=vault,
        groups=groups,
        people=people,
        polls=polls,
        needs=access.catalogue,
    )
    privacy = PrivacyService(
        database,
        clock,
        policy,
        data_map,
        copying=copying,
        people=people,
        uploads=uploads,
        private_links=private_links,
        seats=seats,
        open_votes=OpenVotes(polls.open_vote, groups),
    )
    return Services(
        settings=settings,
        policy=policy,
        clock=clock,
        database=database,
        events=database.events,
        vault=vault,
        groups=groups,
        people=people,
        notices=notices,
        meetings=meetings,
        actions=actions,
        access=access,
        agenda=agenda,
        check_ins=check_ins,
        pace=pace,
        points=points,
        parity=ParityService(database, clock, floor=floor),
        tables=TableService(
            policy,
            vault,
            database=database,
            clock=clock,
            meetings=meetings,
            people=people,
            check_ins=check_ins,
            floor=floor,
        ),
        paper=PaperService(
            database,
            clock,
            meetings=meetings,
            people=people,
            agenda=agenda,
            polls=polls,
            points=points,
            actions=actions,
        ),
        polls=polls,
        console=ConsoleService(database, clock, standing=standing, meetings=meetings),
        standing=standing,
        private_links=private_links,
        privacy=privacy,
        data_requests=DataRequests(
            database,
            clock,
            policy,
            privacy=privacy,
            people=people,
            standing=standing,
            notices=notices,
            private_links=private_links,
        ),
        log=LogReading(database, clock, people=people),
        retention=Retention(database, clock, policy, data_map, uploads),
        ideas=ideas,
        seats=seats,
        papers=PapersService(
            database,
            clock,
            policy,
            public_url=settings.url_for_others,
            groups=groups,
            people=people,
            meetings=meetings,
            check_ins=check_ins,
            notices=notices,
            access=access,
            uploads=uploads,
        ),
        dates=DateService(database, clock, policy, groups=groups, meetings=meetings, access=access),
        uploads=uploads,
        expenses=expenses,
        floor=floor,
        payments=payments,
        finance=finance,
    )
