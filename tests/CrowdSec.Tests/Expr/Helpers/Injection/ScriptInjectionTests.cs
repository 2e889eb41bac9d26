using CrowdSec.Expr.Helpers.Injection;
using Xunit;

namespace CrowdSec.Tests.Expr.Helpers.Injection;

public sealed class ScriptInjectionTests
{
    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<ScRiPt src=//example.com/x.js>")]
    [InlineData("<script/x>alert(1)")]
    [InlineData("<scr\0ipt>alert(1)")]
    [InlineData("text <img src=x onerror=alert(1)>")]
    [InlineData("<img/src='x'/onerror=alert(1)>")]
    [InlineData("<body onload='alert(1)'>")]
    [InlineData("<svg/onload=alert(1)>")]
    [InlineData("<svg><animate onbegin=alert(1)>")]
    [InlineData("<a href=\"javascript:alert(1)\">x</a>")]
    [InlineData("<a href=' java\tscript:alert(1)'>x</a>")]
    [InlineData("<a href=\"&#106;avascript:alert(1)\">x</a>")]
    [InlineData("<a href=\"&#x6A;avascript&colon;alert(1)\">x</a>")]
    [InlineData("<a href=vbscript:x>")]
    [InlineData("<form action=javascript:alert(1)>")]
    [InlineData("<button formaction=javascript:alert(1)>")]
    [InlineData("<iframe src=x>")]
    [InlineData("<iframe srcdoc='x'>")]
    [InlineData("<object data=x>")]
    [InlineData("<embed src=x>")]
    [InlineData("<base href=//example.com>")]
    [InlineData("<link rel=stylesheet href=x>")]
    [InlineData("<meta http-equiv=refresh content=0>")]
    [InlineData("<div style='x:expression(alert(1))'>")]
    [InlineData("<x xmlns:xlink=x>")]
    [InlineData("<!--[if gte IE 4]><x><![endif]-->")]
    [InlineData("<?xml version=1?>")]
    [InlineData("<!DOCTYPE x [<!ENTITY y SYSTEM 'z'>]>")]
    [InlineData("\" onmouseover=alert(1) x=\"")]
    [InlineData("' onfocus=alert(1) autofocus '")]
    [InlineData("x onerror=alert(1)")]
    [InlineData("` onclick=alert(1)")]
    [InlineData("\"><script>alert(1)</script>")]
    [InlineData("'><img src=x onerror=alert(1)>")]
    [InlineData("x\" href=\"javascript:alert(1)")]
    [InlineData("</title><script>x")]
    [InlineData("<input onpointerrawupdate=alert(1)>")]
    public void RecognisesAttacks(string text) => Assert.True(ScriptInjection.IsInjection(text));

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("1 < 2 and 3 > 2")]
    [InlineData("a<b>c</b>")]
    [InlineData("<b>bold</b> and <i class='x'>italic</i>")]
    [InlineData("<a href=\"https://example.com/\">x</a>")]
    [InlineData("<img src='/logo.png' alt='javascript: the good parts'>")]
    [InlineData("price online=true")]
    [InlineData("one=1 two=2")]
    [InlineData("x=1&y=2")]
    [InlineData("on = off")]
    [InlineData("once=1")]
    [InlineData("a <- b")]
    [InlineData("i <3 you")]
    [InlineData("say \"on error resume next\"")]
    [InlineData("javascript: a language")]
    [InlineData("<scripture>")]
    [InlineData("<-- arrow")]
    [InlineData("<!-- plain comment -->")]
    [InlineData("user=\"name\" and role='admin'")]
    public void LetsHarmlessTextPass(string text) => Assert.False(ScriptInjection.IsInjection(text));

    [Fact]
    public void HostileLengthIsHarmless()
    {
        Assert.False(ScriptInjection.IsInjection(new string('<', 1_000_000)));
        Assert.False(ScriptInjection.IsInjection(string.Concat(Enumerable.Repeat("<a ", 300_000))));
        Assert.False(ScriptInjection.IsInjection(string.Concat(Enumerable.Repeat("<!--", 300_000))));
    }
}
