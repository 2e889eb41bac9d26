namespace CrowdSec.Patterns.Automata;

/// <summary>
/// What a run reads. Cells change once, from unbuilt to built; growing makes new tables. A run that holds older tables finds fewer cells
/// built in them, and nothing wrong.
/// </summary>
internal sealed class AutomatonTables(int rowLength, int rows)
{
    /// <summary>Cells; see <see cref="Transition"/>.</summary>
    public int[] Next { get; } = NewCells(rowLength * rows);

    /// <summary>By cell, an index into <see cref="Actions"/>.</summary>
    public int[] ActionOf { get; } = new int[rowLength * rows];

    public TransitionAction[] Actions { get; set; } = [];

    /// <summary>By row.</summary>
    public Acceleration?[] Accelerations { get; } = new Acceleration?[rows];

    public int Rows => rows;

    public AutomatonTables Grow()
    {
        var larger = new AutomatonTables(rowLength, rows * 2) { Actions = Actions };
        Next.CopyTo(larger.Next, 0);
        ActionOf.CopyTo(larger.ActionOf, 0);
        Accelerations.CopyTo(larger.Accelerations, 0);
        return larger;
    }

    private static int[] NewCells(int count)
    {
        var cells = new int[count];
        Array.Fill(cells, Transition.Unbuilt);
        return cells;
    }
}
