using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using CrowdSec.Engine.Acquisition.Memory;

namespace CrowdSec.Engine.Pipeline;

/// <summary>
/// The file of a log processor's state: "CSSTATE1", length of the positions (4 bytes, little-endian), the positions as JSON, their SHA-256, and then the
/// buckets in their own format. One file for both, so that they are always of one moment.
/// </summary>
internal static class StateFile
{
    private static ReadOnlySpan<byte> Magic => "CSSTATE1"u8;

    /// <summary>Replaces the file in one step: a crash leaves the old one or the new one.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, StateCopy copy)
    {
        var draft = path + ".new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var memory = JsonSerializer.SerializeToUtf8Bytes(copy.Memory, MemoryJson.Default.AcquisitionMemory);
        using (var file = new FileStream(draft, options))
        {
            Span<byte> length = stackalloc byte[sizeof(int)];
            BinaryPrimitives.WriteInt32LittleEndian(length, memory.Length);
            file.Write(Magic);
            file.Write(length);
            file.Write(memory);
            file.Write(SHA256.HashData(memory));
            copy.Buckets.WriteTo(file);
            file.Flush(flushToDisk: true);
        }

        File.Move(draft, path, overwrite: true);
    }

    /// <returns>The positions, and the buckets in their own format.</returns>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static (AcquisitionMemory Memory, byte[] Buckets) Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var head = Magic.Length + sizeof(int);
        if (bytes.Length < head || !bytes.AsSpan().StartsWith(Magic))
        {
            throw new InvalidDataException("this is no state of a log processor");
        }

        var length = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(Magic.Length));
        if (length < 0 || length > bytes.Length - head - SHA256.HashSizeInBytes || !HashFits(bytes.AsSpan(head), length))
        {
            throw new InvalidDataException("the state is damaged");
        }

        return (ReadMemory(bytes.AsSpan(head, length)), bytes[(head + length + SHA256.HashSizeInBytes)..]);
    }

    private static bool HashFits(ReadOnlySpan<byte> data, int length) =>
        SHA256.HashData(data[..length]).AsSpan().SequenceEqual(data.Slice(length, SHA256.HashSizeInBytes));

    private static AcquisitionMemory ReadMemory(ReadOnlySpan<byte> json)
    {
        try
        {
            var memory = JsonSerializer.Deserialize(json, MemoryJson.Default.AcquisitionMemory);
            return memory is { Version: AcquisitionMemory.CurrentVersion } ? memory : throw new InvalidDataException("the state is of another version");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException("the state cannot be read", e);
        }
    }
}
