using System.Collections.Frozen;

namespace CrowdSec.Expr.Helpers.Injection;

/// <summary>
/// The kinds of SQL's words, one letter each. The letters are what <see cref="SqlShapes"/> is written in:
/// l logic, c comparison, o arithmetic, n literal, u set operation, e select, d other statements, q a statement that needs no object, F from, W where/having, B order/group by,
/// M row limits, A all/distinct, T objects of definitions, I into, P output files, S set, V values, D delay, H case, f functions that attackers call.
/// </summary>
internal static class SqlWords
{
    public const char Identifier = 'i';

    private static readonly FrozenDictionary<string, char> Kinds = Build();

    public static char KindOf(ReadOnlySpan<char> word) =>
        Kinds.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var kind) ? kind : Identifier;

    private static FrozenDictionary<string, char> Build()
    {
        var kinds = new Dictionary<string, char>(StringComparer.OrdinalIgnoreCase);
        Add('l', "and or xor");
        Add('c', "like rlike ilike regexp similar is in between sounds glob");
        Add('o', "div mod collate");
        Add('n', "true false null unknown");
        Add('u', "union intersect except minus");
        Add('e', "select");
        Add('d', "insert update delete drop alter create exec execute declare call merge truncate grant revoke waitfor backup restore rename replace handler attach copy");
        Add('q', "shutdown");
        Add('F', "from");
        Add('W', "where having");
        Add('M', "limit offset fetch top");
        Add('A', "all distinct distinctrow");
        Add('T', "table database schema view index trigger user login role column");
        Add('I', "into");
        Add('P', "outfile dumpfile analyse analyze");
        Add('S', "set");
        Add('V', "values");
        Add('D', "delay");
        Add('H', "case when then else end");
        Add('f', "sleep benchmark pg_sleep load_file extractvalue updatexml xp_cmdshell xp_dirtree sp_executesql sp_oacreate openrowset opendatasource");
        Add('f', "utl_http utl_inaddr dbms_pipe dbms_lock dbms_ldap ctxsys xmltype group_concat concat concat_ws char chr ascii substr substring mid ord hex unhex");
        Add('f', "version database user current_user session_user system_user randomblob load_extension lo_import lo_export pg_read_file pg_ls_dir name_const gtid_subset exp row_count");
        return kinds.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

        void Add(char kind, string words)
        {
            foreach (var word in words.Split(' '))
            {
                kinds.TryAdd(word, kind);
            }
        }
    }
}
