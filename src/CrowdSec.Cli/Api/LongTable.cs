using CrowdSec.Cli.CommandLine;
using CrowdSec.Foundation.Text;

namespace CrowdSec.Cli.Api;

/// <summary>A table whose rows may be very many: it is written in parts, so that they need not all be in memory.</summary>
internal sealed class LongTable(CliInvocation run, string[] headers)
{
    private const int MostRows = 20_000;

    private TextTable _table = new(headers);
    private bool _isWritten;

    public void AddRow(params string[] cells)
    {
        _table.AddRow([.. cells.Select(TerminalText.Printable)]);
        if (_table.RowCount >= MostRows)
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

        return _isWritten;
    }

    private void Write()
    {
        _table.Write(run.Out, run.Host.TableStyle);
        _isWritten = true;
        _table = new TextTable(headers);
    }
}
