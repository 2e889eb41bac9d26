using System.Text.Json;
using CrowdSec.Protocol.Machines;

namespace CrowdSec.Protocol.Json;

/// <summary>Log-in and registration.</summary>
internal static class MachineJson
{
    private static readonly JsonFields LoginFields = new("machine_id", "password", "scenarios");
    private static readonly JsonFields RegistrationFields = new("machine_id", "password", "registration_token");
    private static readonly JsonFields AnswerFields = new("code", "expire", "token");

    public static void Write(Utf8JsonWriter json, LoginRequest request)
    {
        json.WriteStartObject();
        json.WriteString("machine_id"u8, request.MachineId ?? "");
        json.WriteString("password"u8, request.Password ?? "");
        json.WritePropertyName("scenarios"u8);
        TextsJson.Write(json, request.Scenarios);
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, RegistrationRequest request)
    {
        json.WriteStartObject();
        json.WriteString("machine_id"u8, request.MachineId ?? "");
        json.WriteString("password"u8, request.Password ?? "");
        json.Optional("registration_token"u8, request.RegistrationToken);
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, LoginAnswer answer)
    {
        json.WriteStartObject();
        json.WriteNumber("code"u8, answer.Code);
        json.WriteString("expire"u8, answer.Expire);
        json.WriteString("token"u8, answer.Token);
        json.WriteEndObject();
    }

    public static LoginRequest ReadLogin(ref WireReader reader)
    {
        string? machineId = null, password = null;
        IReadOnlyList<string> scenarios = [];
        var field = -1;
        ulong seen = 0;
        while (reader.NextField(LoginFields, ref field, ref seen))
        {
            switch (field)
            {
                case 0: machineId = reader.String(); break;
                case 1: password = reader.String(); break;
                default: scenarios = TextsJson.Read(ref reader); break;
            }
        }

        reader.Require(LoginFields, 0b011, seen);
        return new LoginRequest(machineId, password, scenarios);
    }

    public static RegistrationRequest ReadRegistration(ref WireReader reader)
    {
        string? machineId = null, password = null;
        var token = "";
        var field = -1;
        ulong seen = 0;
        while (reader.NextField(RegistrationFields, ref field, ref seen))
        {
            switch (field)
            {
                case 0: machineId = reader.String(); break;
                case 1: password = reader.String(); break;
                default: token = reader.String(); break;
            }
        }

        reader.Require(RegistrationFields, 0b011, seen);
        return new RegistrationRequest(machineId, password, token);
    }

    public static LoginAnswer ReadAnswer(ref WireReader reader)
    {
        var code = 0;
        var (expire, token) = ("", "");
        var field = -1;
        ulong seen = 0;
        while (reader.NextField(AnswerFields, ref field, ref seen))
        {
            switch (field)
            {
                case 0: code = reader.Int32(); break;
                case 1: expire = reader.String(); break;
                default: token = reader.String(); break;
            }
        }

        return new LoginAnswer(code, expire, token);
    }
}
