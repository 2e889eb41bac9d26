namespace CrowdSec.Tests.LocalApi.Decisions;

internal enum HistoryStepKind
{
    Pull,
    PullAborted,
    PullLost,
    Add,
    AddMany,
    End,
    EndOne,
    EndSkewed,
    DeleteEnded,
    Wait,
    WaitLong,
    ClockBack,
    ClockForward,
    CloseConnection,
    RestartProgram,
    StopServer,
    CrashServer,
    SaveCursors,
    ApplyElsewhere,
    Prune,
    Tidy,
    OtherChange,
}
