namespace CrowdSec.Engine.Hub;

/// <summary>The hub cannot be used or changed as asked. The message is for people and says what to do.</summary>
public sealed class HubException : Exception
{
    public HubException(string message)
        : base(message)
    {
    }

    public HubException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
