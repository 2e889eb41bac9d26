using CrowdSec.Foundation.Yaml;

namespace CrowdSec.Configuration;

internal static class CscliSection
{
    public static CscliConfig Read(YamlMapReader root)
    {
        var section = root.Child("cscli");
        if (section is null)
        {
            return new CscliConfig();
        }

        section.Ignore("prometheus_uri");
        var template = section.String("__hub_url_template__", CscliConfig.DefaultHubUrlTemplate);
        if (template.Split("%s").Length != 3)
        {
            section.Error("__hub_url_template__", $"invalid URL template '{template}'", "it must hold '%s' twice: for the branch and for the path");
        }

        var result = new CscliConfig
        {
            Output = section.OneOf("output", "", "human", "json", "raw"),
            Color = section.OneOf("color", "", "auto", "yes", "no"),
            HubBranch = section.String("hub_branch"),
            HubUrlTemplate = template,
            HubWithContent = section.Bool("hub_with_content"),
        };
        section.Finish();
        return result;
    }
}
