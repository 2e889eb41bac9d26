using CrowdSec.Cli.CommandLine;
using CrowdSec.Foundation.Text;

namespace CrowdSec.Cli.Api;

/// <summary>A table whose rows may be very many: it is written in parts, so that they need not all be in memory.</summary>
internal sealed class LongTable(CliInvocation run, string[] headers)
{
    private const int Part = 1_000;

    private readonly TextTable _table = new(headers);
    private bool _isWritten;

    public void AddRow(params string[] cells)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] = TerminalText.Printable(cells[i]);
        }

        _table.AddRow(cells);
        if (_table.RowCount >= Part)
        {
            Write();
        }
    }

    /// <returns>Whether there was a row.</returns>
    public bool Finish()
    {
        if (_table.RowCount > 0)
        {
            Write();
        }

        if (_isWritten)
        {
            _table.WriteEnd(run.Out, run.Host.TableStyle);
        }

        return _isWritten;
    }

    private void Write()
    {
        _table.WritePart(run.Out, run.Host.TableStyle);
        _isWritten = true;
    }
}
