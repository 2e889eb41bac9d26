using CrowdSec.Foundation.Yaml;

namespace CrowdSec.Configuration;

internal static class ApiClientSection
{
    public static ApiClientConfig? Read(YamlMapReader? api, PathResolver paths)
    {
        var section = api?.Child("client");
        if (section is null)
        {
            return null;
        }

        var result = new ApiClientConfig
        {
            InsecureSkipVerify = section.Bool("insecure_skip_verify"),
            CredentialsPath = paths.Read(section, "credentials_path"),
            UnregisterOnExit = section.Bool("unregister_on_exit"),
        };
        section.Finish();
        return result;
    }
}
