namespace CrowdSec.Engine.Helpers.Stash;

/// <summary>Decides which key makes room for a new one. Not thread-safe.</summary>
internal interface IEvictionPolicy
{
    /// <summary>A known key was read or written.</summary>
    void Touch(string key);

    /// <summary>A new key comes in.</summary>
    /// <returns>The key that must go, or null while there is room.</returns>
    string? Add(string key);

    /// <summary>A key is gone for another reason.</summary>
    void Remove(string key);
}
