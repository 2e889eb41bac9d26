using CrowdSec.Engine.Events;
using CrowdSec.Foundation.Logging;

namespace CrowdSec.Engine.Parsing;

/// <summary>Takes an event through the stages, for parsers and postoverflows alike. Immutable; each worker brings its context.</summary>
internal sealed class StageRunner(IReadOnlyList<Stage> stages)
{
    private readonly Stage[] _stages = [.. stages];

    public IReadOnlyList<Stage> Stages => _stages;

    /// <summary>Sets evt.Process to whether the event made it through all stages.</summary>
    /// <returns>false when a node failed on the event with an error.</returns>
    public bool Run(Event evt, ParseContext context)
    {
        context.Event = evt;
        evt.Process = false;
        if (_stages.Length > 0 && evt.Stage.Length == 0)
        {
            evt.Stage = _stages[0].Name;
        }

        try
        {
            evt.Process = RunStages(evt, context);
            return true;
        }
        catch (EventAbortedException e)
        {
            context.Log.Debug($"event aborted in stage {evt.Stage}: {e.Message}");
            return false;
        }
    }

    private bool RunStages(Event evt, ParseContext context)
    {
        foreach (var stage in _stages)
        {
            var order = string.CompareOrdinal(evt.Stage, stage.Name);
            if (order > 0)
            {
                continue; // the event is further already
            }

            if (order < 0 || !RunStage(stage, evt, context))
            {
                return false;
            }
        }

        return true;
    }

    private static bool RunStage(Stage stage, Event evt, ParseContext context)
    {
        var success = false;
        foreach (var node in stage.Nodes)
        {
            var taken = node.Process(evt, context);
            success |= taken;
            context.Trace?.NodeDone(stage.Name, node.Name, evt, taken);
            if ((taken && node.NextStageOnSuccess) || evt.Stage != stage.Name)
            {
                break;
            }
        }

        return success;
    }
}
