namespace CrowdSec.Tests.Engine.Acquisition.Sources.File;

/// <summary>Gives bytes in portions, as a pipe does.</summary>
internal sealed class TricklingStream(byte[] bytes, int portion) : MemoryStream(bytes)
{
    public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, portion));

    public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, portion)]);
}
