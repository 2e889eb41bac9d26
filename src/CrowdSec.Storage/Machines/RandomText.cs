using System.Security.Cryptography;

namespace CrowdSec.Storage.Machines;

/// <summary>Letters and digits from the system's generator of secrets. There is no "Z" among them: scripts around the reference never saw one.</summary>
internal static class RandomText
{
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXY0123456789";

    public static string Generate(int length) => RandomNumberGenerator.GetString(Alphabet, length);
}
