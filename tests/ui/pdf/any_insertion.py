"""Any insertion work of a month: nothing, or all of the counsellor's."""

from hypothesis import strategies as st

from app.report.monthly_report import (
    ActionsPart,
    AnsweredRate,
    DaysToFirstInterview,
    EngagementsPart,
    InsertionPart,
    InterviewsPart,
    OrientationsPart,
    ParentsPart,
    PathsPart,
    Rate,
)

COUNT = st.sampled_from((0, 0, 1, 2, 3, 8, 29, 30, 31, 115, 2_048))
MINUTES = st.sampled_from((0, 0, 1, 59, 60, 61, 25, 1_800, 291_570, 475_200, 59_999_999))
OUTCOMES = ("cdi", "cdd_6_months", "moved_away", "civil_service", "never_heard_of")
ACTIONS = (
    "paperwork",
    "employer_contact",
    "job_ad_search",
    "cv_letter",
    "training",
    "temp_missions",
    "other",
)


def rates(numerators: st.SearchStrategy[int] = COUNT) -> st.SearchStrategy[Rate]:
    """Any share, of nothing too."""
    return st.builds(lambda one, more: Rate(numerator=one, denominator=one + more), numerators, numerators)


@st.composite
def insertions(draw: st.DrawFn) -> InsertionPart:
    """Nothing, or all of the counsellor's month."""
    if draw(st.booleans()):
        return InsertionPart()
    codes = st.dictionaries(st.sampled_from(ACTIONS), COUNT, max_size=7)
    oriented = draw(COUNT)
    steps = [oriented, *(draw(st.integers(0, oriented)) for _ in range(2))]
    steps.sort(reverse=True)
    delays = tuple(sorted(draw(st.lists(COUNT, max_size=12))))
    return InsertionPart(
        orientations=OrientationsPart(
            oriented=steps[0],
            waiting=draw(COUNT),
            declined=draw(COUNT),
            entered=steps[1],
            engaged=steps[2],
            job_or_training=draw(st.integers(0, steps[2])),
            open=draw(COUNT),
            other_exit=draw(COUNT),
        ),
        paths=PathsPart(
            open_first_day=draw(COUNT), entered=draw(COUNT), exited=draw(COUNT), open_last_day=draw(COUNT)
        ),
        parents=ParentsPart(total=draw(COUNT), women=draw(COUNT), single=draw(COUNT), rsa=draw(COUNT)),
        engagements=EngagementsPart(started=draw(COUNT), active_last_day=draw(COUNT)),
        interviews=InterviewsPart(
            planned=draw(COUNT), held=draw(COUNT), no_show=draw(COUNT), held_minutes=draw(MINUTES)
        ),
        actions=ActionsPart(opened=draw(codes), done=draw(codes)),
        outcomes=draw(st.dictionaries(st.sampled_from(OUTCOMES), COUNT, max_size=5)),
        places_kept=draw(COUNT),
        return_to_work_5_months=draw(rates()),
        return_to_work_6_months=draw(rates()),
        kept_3_months=AnsweredRate(numerator=draw(COUNT), denominator=2_048, answered=draw(COUNT)),
        kept_6_months=AnsweredRate(numerator=1, denominator=3, answered=2),
        days_to_first_interview=DaysToFirstInterview(
            sorted=delays, median=Rate(numerator=sum(delays), denominator=len(delays))
        ),
    )
